// A POST of JSON, signed as Standard Webhooks has it, so that its receiver can check it with any of their libraries.
// https://github.com/standard-webhooks/standard-webhooks
import { createHmac } from 'node:crypto';
import type { Clock } from '../domain/ports.ts';
import { type HookPayload, request, type Hook } from './hook.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly secret: string;
}

export const minSigningSecretLength = 24;

/** Throws on a secret that would prove nothing. */
export function webhook({ url, secret }: WebhookSettings, now: Clock): Hook {
  if (!isSigningSecret(secret)) {
    throw new RangeError(`The secret of a webhook must have at least ${minSigningSecretLength} characters.`);
  }
  return {
    async send(payload, signal) {
      const body = JSON.stringify(webhookBody(payload));
      const headers = {
        'Content-Type': 'application/json',
        ...signatureHeaders(payload.id, body, { secret, now: now() }),
      };
      const reply = await request(url, { method: 'POST', headers, body, signal });
      if ('fault' in reply) return { status: 'failed', reason: reply.fault };
      if (reply.status >= 200 && reply.status < 300) return { status: 'sent' };
      // 410: its receiver wants to hear no more.
      return { status: reply.status === 410 ? 'refused' : 'failed', reason: `HTTP ${reply.status}` };
    },
    async checkConnection(signal) {
      const reply = await request(url, { method: 'HEAD', signal });
      if ('fault' in reply) return { status: 'failed', reason: reply.fault };
      // It need not know HEAD; but what leads elsewhere, or is out of order, would take no POST either.
      const answers = reply.status < 500 && (reply.status < 300 || reply.status >= 400);
      return answers ? { status: 'sent' } : { status: 'failed', reason: `HTTP ${reply.status}` };
    },
  };
}

function webhookBody({ event, createdAt, form, message, subscriber }: HookPayload) {
  return { type: event, timestamp: createdAt, data: { form, ...message, ...(subscriber && { subscriber }) } };
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

/** Behind the prefix of the standard, what counts is the bytes that its Base64 stands for. */
export function isSigningSecret(secret: string): boolean {
  const isBase64 = !secret.startsWith(prefix) || /^[\w+/-]+=*$/.test(secret.slice(prefix.length));
  return isBase64 && secretBytes(secret).length >= minSigningSecretLength;
}

const prefix = 'whsec_';

/** Secrets of that standard are Base64 behind a prefix; any other text is taken as it is. */
function secretBytes(secret: string): Uint8Array {
  return secret.startsWith(prefix) ? Buffer.from(secret.slice(prefix.length), 'base64') : Buffer.from(secret);
}
