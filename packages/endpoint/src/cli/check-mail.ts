// Checks the mail server: connects, logs in, and sends a test mail to each recipient of notifications.
import { randomUUID } from 'node:crypto';
import { defineBrand } from '../brand-options.ts';
import { defaults } from '../config.ts';
import { mailboxesIn } from '../domain/owners.ts';
import { writeLetter } from '../mail/templates/letter.ts';
import { smtpMailer, verifyMailServer } from '../mail/smtp.ts';
import type { SendResult } from '../outbox/delivery.ts';
import type { ServeOptions } from '../serve-endpoint.ts';
import type { Finding } from './finding.ts';

const timeoutMs = 60_000;
const subject = 'mail';

export async function* checkMail(options: ServeOptions, sends: boolean): AsyncGenerator<Finding> {
  const { smtpUrl } = options.mail ?? {};
  if (smtpUrl === undefined) {
    yield { status: 'note', subject, message: 'smtpUrl is not set: mails wait' };
    return;
  }
  const { host } = new URL(smtpUrl);
  const owners = ownersOf(options);
  if (owners.length === 0) yield { status: 'note', subject, message: 'no recipient of notifications: set mail.to' };
  if (!sends || owners.length === 0) {
    const result = await verifyMailServer(smtpUrl, AbortSignal.timeout(timeoutMs));
    yield finding(result, { well: `${host} accepted the login; no mail was sent`, ill: host });
    return;
  }
  for (const owner of owners) {
    const result = await sendTestMail(owner, smtpUrl, options);
    yield finding(result, { well: `${host} accepted a test mail to ${owner}`, ill: `${host}, to ${owner}` });
  }
}

/** One mail each: a server may accept some recipients of a mail and reject the others silently. */
function ownersOf({ forms = {}, mail = {} }: ServeOptions): readonly string[] {
  const lists = [mail.to, ...Object.values(forms).map(({ to }) => to)];
  return [...new Set(lists.flatMap(mailboxesIn))];
}

/** Looks as mails to visitors do, so that the owner sees what they get. */
function sendTestMail(
  owner: string,
  smtpUrl: string,
  { brand: look, mail = {}, publicUrl }: ServeOptions,
): Promise<SendResult> {
  const host = publicUrl === undefined ? defaults.host : new URL(publicUrl).hostname;
  const from = mail.from ?? `foyer@${host}`;
  const letter = {
    subject: '[foyer] Test mail',
    opening: [
      `This is a test: foyer-endpoint check sent it from ${publicUrl ?? host}.`,
      'New messages will come the same way.',
    ],
  };
  const brand = defineBrand(look);
  const written = writeLetter(letter, { wording: 'en', brand, name: brand.name, hasImprint: true });
  const mailer = smtpMailer(smtpUrl);
  const messageId = `<${randomUUID()}@${host}>`;
  const outgoing = { messageId, from, to: { mailbox: owner }, ...written };
  return mailer.send(outgoing, AbortSignal.timeout(timeoutMs)).finally(() => mailer.close());
}

function finding(result: SendResult, { well, ill }: { readonly well: string; readonly ill: string }): Finding {
  if (result.status === 'sent') return { status: 'ok', subject, message: well };
  return { status: 'failed', subject, message: `${ill}: ${result.reason}` };
}
