// Sends mail by SMTP with nodemailer, one connection per mail. Knows nothing of retries.
import { Socket } from 'node:net';
import type { Transporter } from 'nodemailer';
import type { SendResult } from '../outbox/delivery.ts';
import type { Mailer, OutgoingMail } from './outgoing-mail.ts';

/** Milliseconds; a hanging server must not block the outbox. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 } as const;

export function smtpMailer(url: string): Mailer {
  return { send: (mail, signal) => withTransport(url, signal, (transport) => transport.sendMail(toMessage(mail))) };
}

/** Connects and logs in without sending. */
export function verifyMailServer(url: string, signal: AbortSignal): Promise<SendResult> {
  return withTransport(url, signal, (transport) => transport.verify());
}

async function withTransport(
  url: string,
  signal: AbortSignal,
  run: (transport: Transporter) => Promise<unknown>,
): Promise<SendResult> {
  // Imported with the first mail, to save time and memory at start.
  const { createTransport } = await import('nodemailer');
  // Our own socket, since nodemailer has no way to abort: a hanging server would block shutdown.
  const socket = new Socket();
  // nodemailer reacts to an error at once, but to a closed socket only after its timeout.
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
  // Objects, not strings: in a string a comma would add a recipient.
  return {
    ...mail,
    messageId,
    to: 'list' in to ? to.list : [{ name: '', address: to.address }],
    ...(replyTo !== undefined && { replyTo: [{ name: '', address: replyTo }] }),
    headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers },
  };
}

function toFailure(error: unknown): SendResult {
  const { code, command, responseCode } = readError(error);
  // Only a rejected recipient is permanent: a rejected sender can be fixed in the settings.
  const refused = command === 'RCPT TO' && responseCode >= 500;
  return { status: refused ? 'refused' : 'failed', reason: `${code} ${responseCode || ''}`.trim() };
}

/** Codes only: the server's message may contain the address. */
function readError(error: unknown): { code: string; command: unknown; responseCode: number } {
  if (!(error instanceof Error)) return { code: 'unknown', command: undefined, responseCode: 0 };
  const command = 'command' in error ? error.command : undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const responseCode = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0;
  return { code, command, responseCode };
}
