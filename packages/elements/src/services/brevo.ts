import { at, issuesByName, plainService } from './plain-service.ts';

/**
 * Brevo, the form's own URL `https://{hash}.sibforms.com/serve/{token}`. Stored if the response has `success: true`; an
 * unreadable response counts as unconfirmed. Its captcha must be off. Given consent checks the box `OPT_IN`.
 * @see https://help.brevo.com/hc/en-us/articles/208733449
 */
export default plainService({
  names: { email: 'EMAIL', name: 'VORNAME', message: 'MESSAGE' },
  trap: 'email_address_check',
  reservedNames: ['OPT_IN', 'locale'],
  oftenUnreadable: true,
  entries: ({ submission: { page, consent } }) => [
    ['locale', page.locale.slice(0, 2)],
    ...(consent?.given ? [['OPT_IN', '1'] satisfies [string, string]] : []),
  ],
  encode({ endpoint }) {
    const url = new URL(endpoint);
    url.searchParams.set('isAjax', '1');
    return { url };
  },
  read({ content }) {
    if (at(content, 'success') === true) return 'accepted';
    return at(content, 'success') === false ? issuesByName(content, 'errors') : undefined;
  },
});
