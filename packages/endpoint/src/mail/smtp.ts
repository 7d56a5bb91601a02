// Speaks SMTP, by nodemailer, one mail a connection. Knows neither why nor when to try again.
import { Socket } from 'node:net';
import type { Transporter } from 'nodemailer';
import type { DeliveryResult } from '../outbox/delivery.ts';
import type { Mailer, OutgoingMail } from './outgoing-mail.ts';

/** Milliseconds; a server that hangs must not hold up the outbox for long. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 } as const;

export function smtpMailer(url: string): Mailer {
  return { send: (mail, signal) => withTransport(url, signal, (transport) => transport.sendMail(toMessage(mail))) };
}

/** Connects and logs in, and sends nothing. */
export function verifyMailServer(url: string, signal: AbortSignal): Promise<DeliveryResult> {
  return withTransport(url, signal, (transport) => transport.verify());
}

async function withTransport(
  url: string,
  signal: AbortSignal,
  run: (transport: Transporter) => Promise<unknown>,
): Promise<DeliveryResult> {
  // Loaded with the first mail: until then it would only cost time and memory.
  const { createTransport } = await import('nodemailer');
  // A socket of our own, for nodemailer offers no way to break off: a server that hangs would hold up our end too.
  const socket = new Socket();
  // nodemailer hears an error at once, and a mere end only when its own patience is over.
  const abort = () => socket.destroy(new Error('broken off'));
  socket.on('error', () => undefined);
  signal.addEventListener('abort', abort);
  const transport = createTransport({ url, ...timeouts, socket, disableFileAccess: true, disableUrlAccess: true });
  try {
    await run(transport);
    return { status: 'sent' };
  } catch (error) {
    return toFailure(error);
  } finally {
    signal.removeEventListener('abort', abort);
    socket.destroy();
  }
}

function toMessage({ messageId, to, replyTo, ...mail }: OutgoingMail) {
  // Objects, not strings, for what a visitor typed: in a string a comma makes a second recipient.
  return {
    ...mail,
    messageId,
    to: 'list' in to ? to.list : [{ name: '', address: to.address }],
    ...(replyTo !== undefined && { replyTo: [{ name: '', address: replyTo }] }),
    headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers },
  };
}

function toFailure(error: unknown): DeliveryResult {
  const { code, command, responseCode } = readError(error);
  // A sender who is refused is another matter: settings can be put right while the mail waits.
  const refused = command === 'RCPT TO' && responseCode >= 500;
  return { status: refused ? 'refused' : 'failed', reason: `${code} ${responseCode || ''}`.trim() };
}

/** Codes only: a server's words may quote the address, and logs hold no addresses. */
function readError(error: unknown): { code: string; command: unknown; responseCode: number } {
  if (!(error instanceof Error)) return { code: 'unknown', command: undefined, responseCode: 0 };
  const command = 'command' in error ? error.command : undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const responseCode = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0;
  return { code, command, responseCode };
}
