import { failure, type Outcome } from '../submission/outcome.ts';
import { type Answer, judge, textAt, type Verdict } from './plain-service.ts';
import { errorCode, isSuccess } from './reply.ts';
import type { Delivery, HttpReply, HttpRequest, Service } from './service.ts';

/**
 * Ghost Members, the address of the site itself. It wants a token of its own first, and answers with a 201 once the mail
 * with the sign-in link is on its way: that click is the confirmation. `labels`, `newsletters` and `emailType` come by
 * `service-params`.
 * @see https://github.com/TryGhost/Ghost/blob/main/apps/signup-form/src/utils/api.tsx
 */
export default {
  idempotent: false,
  reservedNames: ['honeypot', 'integrityToken', 'emailType', 'labels', 'newsletters'],
  async send(delivery, exchange): Promise<Outcome> {
    const reply = await exchange({ method: 'GET', url: members(delivery.endpoint, 'integrity-token') });
    const token = readToken(reply);
    return token === undefined
      ? withoutToken(reply)
      : judge(await exchange(encode(delivery, token)), delivery, { read });
  },
} satisfies Service;

/** With the slash at the end: Ghost points elsewhere without it. */
function members(site: URL, resource: string): URL {
  const url = new URL(site);
  url.pathname = `${site.pathname.replace(/\/$/, '')}/members/api/${resource}/`;
  return url;
}

function readToken(reply: HttpReply): string | undefined {
  const isToken = reply.kind === 'response' && isSuccess(reply.status) && /^[\w.:=+/-]+$/.test(reply.body);
  return isToken ? reply.body : undefined;
}

/** Nothing of the message has left the page yet. */
function withoutToken(reply: HttpReply): Outcome {
  if (reply.kind === 'response') {
    const { status } = reply;
    return failure(isSuccess(status) ? 'misconfigured' : errorCode(status), { status });
  }
  return failure(reply.kind === 'redirect' || reply.kind === 'opaque' ? 'misconfigured' : reply.kind);
}

function encode({ submission, endpoint, params, fieldNames }: Delivery, integrityToken: string): HttpRequest {
  const { fields, trap } = submission;
  const message = {
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [fieldNames[name] ?? name, value])),
    emailType: params.get('emailType') ?? 'subscribe',
    labels: params.getAll('labels'),
    newsletters: params.getAll('newsletters').map((name) => ({ name })),
    integrityToken,
    honeypot: trap.website,
  };
  const headers = { 'Content-Type': 'application/json' };
  return { method: 'POST', url: members(endpoint, 'send-magic-link'), headers, body: JSON.stringify(message) };
}

function read({ status, content }: Answer): Verdict {
  if (status === 201) return typeof content === 'object' && content !== null ? 'pending' : undefined;
  const message = textAt(content, 'errors', 0, 'message');
  return status === 400 && /mail/i.test(message) ? [{ name: 'email', code: 'invalid', message }] : undefined;
}
