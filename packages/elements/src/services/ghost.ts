import { plainService, textAt } from './plain-service.ts';
import { toJson } from '../submission/to-json.ts';

/**
 * Ghost Members, the address of the site itself. Requires a token first, and responds with 201 once the mail with the
 * sign-in link is sent; that link is the confirmation. `labels`, `newsletters` and `emailType` are read from
 * `service-params`.
 * @see https://github.com/TryGhost/Ghost/blob/main/apps/signup-form/src/utils/api.tsx
 */
export default plainService({
  trap: 'honeypot',
  reservedNames: ['integrityToken', 'emailType', 'labels', 'newsletters'],
  settings: ['emailType', 'labels', 'newsletters'],
  ticketAt: (site) => members(site, 'integrity-token'),
  encode({ endpoint, params }, entries, integrityToken) {
    const message = {
      ...Object.fromEntries(entries),
      emailType: params.get('emailType') ?? 'subscribe',
      labels: params.getAll('labels'),
      newsletters: params.getAll('newsletters').map((name) => ({ name })),
      integrityToken,
    };
    const headers = { 'Content-Type': 'application/json' };
    return { url: members(endpoint, 'send-magic-link'), headers, body: toJson(message) };
  },
  read({ status, body, content }) {
    // Older versions respond with plain text.
    const isProof =
      body.trim() === 'Created.' || (typeof content === 'object' && content !== null && !('errors' in content));
    if (status === 201) return isProof ? 'pending' : undefined;
    const message = textAt(content, 'errors', 0, 'message');
    return status === 400 && /mail/i.test(message) ? [{ name: 'email', code: 'invalid', message }] : undefined;
  },
});

/** With a trailing slash, because Ghost redirects without it. */
function members(site: URL, resource: string): URL {
  const url = new URL(site);
  url.pathname = `${site.pathname.replace(/\/$/, '')}/members/api/${resource}/`;
  return url;
}
