// Sends one mail over SMTP, by nodemailer. Knows neither why nor when to try again.
import { createTransport } from 'nodemailer';
import type { Mailer, OutgoingMail, SendResult } from './outgoing-mail.ts';

/** Milliseconds; a server that hangs must not hold up the outbox for long. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 } as const;

export function smtpMailer(url: string): Mailer {
  const transport = createTransport({ url, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
  return {
    send: (mail) => transport.sendMail(toMessage(mail)).then(() => ({ status: 'sent' }), toFailure),
    close: () => transport.close(),
  };
}

function toMessage({ messageId, to, replyTo, ...mail }: OutgoingMail) {
  // Objects, not strings: in a string a comma makes a second recipient.
  return {
    ...mail,
    messageId,
    to: [{ name: '', address: to }],
    ...(replyTo !== undefined && { replyTo: [{ name: '', address: replyTo }] }),
    headers: { ...mail.headers, 'Auto-Submitted': 'auto-generated' },
  };
}

function toFailure(error: unknown): SendResult {
  const { code, responseCode } = readError(error);
  const refused = code === 'EENVELOPE' && responseCode >= 500;
  return { status: refused ? 'refused' : 'failed', reason: `${code} ${responseCode || ''}`.trim() };
}

/** Codes only: a server's words may quote the address, and logs hold no addresses. */
function readError(error: unknown): { code: string; responseCode: number } {
  if (!(error instanceof Error)) return { code: 'unknown', responseCode: 0 };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const responseCode = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0;
  return { code, responseCode };
}
