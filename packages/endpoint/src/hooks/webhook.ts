// Sends JSON by POST, signed as Standard Webhooks specifies, so that receivers can verify it with any of its
// libraries. https://github.com/standard-webhooks/standard-webhooks
import { createHmac } from 'node:crypto';
import type { Clock } from '../domain/ports.ts';
import { type HookErasure, type HookPayload, requestStatus, type Hook } from './hook.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly secret: string;
}

export const minSigningSecretLength = 24;
const gone = 410;

export function webhook({ url, secret }: WebhookSettings, now: Clock): Hook {
  return {
    async send(payload, signal) {
      const body = JSON.stringify(webhookBody(payload));
      const headers = {
        'Content-Type': 'application/json',
        ...signatureHeaders(payload.id, body, { secret, now: now() }),
      };
      const reply = await requestStatus(url, { method: 'POST', headers, body, signal });
      if ('fault' in reply) return { status: 'failed', reason: reply.fault };
      if (reply.status >= 200 && reply.status < 300) return { status: 'sent' };
      // Standard Webhooks: the receiver has unsubscribed from all events.
      return { status: reply.status === gone ? 'gone' : 'failed', reason: `HTTP ${reply.status}` };
    },
    async checkConnection(signal) {
      const reply = await requestStatus(url, { method: 'HEAD', signal });
      if ('fault' in reply) return { status: 'failed', reason: reply.fault };
      // A receiver may not support HEAD, but a redirect or a 5xx means that POST would fail too.
      const answers = reply.status < 500 && (reply.status < 300 || reply.status >= 400) && reply.status !== gone;
      return answers ? { status: 'sent' } : { status: 'failed', reason: `HTTP ${reply.status}` };
    },
  };
}

function webhookBody({ event, createdAt, erased, form, message, subscriber }: HookPayload) {
  const data = { form, ...message, ...(subscriber && { subscriber }), ...(erased && erasureData(erased)) };
  return { type: event, timestamp: createdAt, data };
}

/** Included if the event that it revokes included them. */
function erasureData({ email, submissionId }: HookErasure) {
  return submissionId === null ? { subscriber: { email } } : { submissionId, email };
}

function signatureHeaders(
  id: string,
  body: string,
  { secret, now }: { readonly secret: string; readonly now: number },
): Readonly<Record<string, string>> {
  const timestamp = Math.floor(now / 1000);
  const signature = createHmac('sha256', secretBytes(secret)).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` };
}

/** After the prefix, the decoded Base64 has to be long enough. */
export function isSigningSecret(secret: string): boolean {
  const isBase64 = !secret.startsWith(prefix) || /^[\w+/-]+=*$/.test(secret.slice(prefix.length));
  return isBase64 && secretBytes(secret).length >= minSigningSecretLength;
}

const prefix = 'whsec_';

/** Standard secrets are Base64 after a prefix; other texts are used as they are. */
function secretBytes(secret: string): Uint8Array {
  return secret.startsWith(prefix) ? Buffer.from(secret.slice(prefix.length), 'base64') : Buffer.from(secret);
}
