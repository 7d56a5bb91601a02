import { at, missingParam, plainService, textAt } from './plain-service.ts';

/**
 * listmonk, `{root}/api/public/subscription`. Stored if the response has `has_optin`, which says whether a confirmation
 * mail was sent. Only origins that it trusts (Settings, Security) can read the response; otherwise the sign-up counts
 * as unconfirmed. Its public subscription page must be on.
 * @see https://github.com/knadh/listmonk/blob/master/cmd/public.go
 */
export default plainService({
  urlencoded: true,
  reservedNames: ['l', 'nonce'],
  oftenUnreadable: true,
  findIssue: (target) =>
    target.params.has('l') ? undefined : missingParam(target, 'l=eb420c55-4cfb-4972-92ba-c93c34ba475d'),
  read({ status, content }) {
    const hasOptIn = at(content, 'data', 'has_optin');
    if (typeof hasOptIn === 'boolean') return hasOptIn ? 'pending' : 'accepted';
    const message = textAt(content, 'message');
    return status === 400 && /mail/i.test(message) ? [{ name: 'email', code: 'invalid', message }] : undefined;
  },
});
