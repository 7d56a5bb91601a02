// Sends mail by SMTP with nodemailer, over a few connections that are kept. Knows nothing of retries.
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { SendResult } from '../outbox/delivery.ts';
import { requiresEncryption } from '../domain/mail-server.ts';
import type { InlinePicture, Mailer, OutgoingMail } from './outgoing-mail.ts';
import { toFailure } from './smtp-failure.ts';

/** Few, since mail providers limit connections too. */
export const maxConnections = 5;

/**
 * Milliseconds. The caller's signal limits the whole attempt: a server may scan a mail for a minute before it replies. A
 * connection is kept for the mails that follow at once, not for days.
 */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 90_000, idleTimeout: 5_000 };

const noFiles = { disableFileAccess: true, disableUrlAccess: true } as const;

export function smtpMailer(url: string): Mailer {
  // Connected with the first mail, to save time and memory at start.
  let connected: ReturnType<typeof connect> | undefined;
  return {
    async send(mail, signal) {
      connected ??= connect(url);
      const { pool, bodies } = await connected;
      try {
        await pool.sendMail({ ...toMessage(mail), signal });
        return { status: 'sent' };
      } catch (error) {
        return toFailure(error, { bodyStarted: bodies.get(mail.messageId)?.readableDidRead === true });
      } finally {
        bodies.delete(mail.messageId);
      }
    },
    close: () => void connected?.then(({ pool }) => pool.close({ force: true })),
  };
}

async function connect(url: string) {
  const { createTransport } = await import('nodemailer');
  const pool = createTransport({
    url,
    ...timeouts,
    ...noFiles,
    pool: true,
    maxConnections,
    // A server may have closed a kept connection; such a mail is sent over a new one.
    maxRequeues: 1,
    requireTLS: requiresEncryption(url),
  });
  /** Distinguishes a mail whose text was being sent from one that was never sent. */
  const bodies = new Map<string, Readable>();
  pool.use('stream', ({ data, message }, done) => {
    message.processFunc((body) => {
      bodies.set(data.messageId ?? '', body);
      return body;
    });
    done();
  });
  return { pool, bodies };
}

/** Connects and logs in without sending. */
export async function verifyMailServer(url: string, signal: AbortSignal): Promise<SendResult> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({ url, ...timeouts, requireTLS: requiresEncryption(url) });
  try {
    await Promise.race([transport.verify(), once(signal, 'abort').then(() => signal.throwIfAborted())]);
    return { status: 'sent' };
  } catch (error) {
    return toFailure(error, { bodyStarted: false });
  }
}

function toMessage({ messageId, to, replyTo, pictures = [], ...mail }: OutgoingMail) {
  // Objects, not strings: in a string a comma would add a recipient.
  return {
    ...mail,
    messageId,
    // Base64 would hide the words from people who read the source, and from filters.
    textEncoding: 'quoted-printable' as const,
    attachments: pictures.map(toAttachment),
    to: 'mailbox' in to ? to.mailbox : [{ name: '', address: to.address }],
    ...(replyTo !== undefined && { replyTo: [{ name: '', address: replyTo }] }),
    headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers },
  };
}

function toAttachment({ bytes, id, type }: InlinePicture) {
  const filename = `logo.${type.slice('image/'.length)}`;
  return { cid: id, content: Buffer.from(bytes), contentType: type, contentDisposition: 'inline' as const, filename };
}
