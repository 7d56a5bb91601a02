// The mail server, tried: it is spoken to, and everybody who is told of messages gets a test mail.
import { randomUUID } from 'node:crypto';
import { defaults } from '../config.ts';
import { smtpMailer, verifyMailServer } from '../mail/smtp.ts';
import type { DeliveryResult } from '../outbox/delivery.ts';
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
  if (owners.length === 0) yield { status: 'note', subject, message: 'nobody is told of messages: set mail.to' };
  if (!sends || owners.length === 0) {
    const result = await verifyMailServer(smtpUrl, AbortSignal.timeout(timeoutMs));
    yield finding(result, { well: `${host} lets us in; no mail was sent`, ill: host });
    return;
  }
  for (const owner of owners) {
    const result = await sendTestMail(owner, smtpUrl, options);
    yield finding(result, { well: `${host} took a test mail to ${owner}`, ill: `${host}, to ${owner}` });
  }
}

/** One by one: of several in one mail, a server may take some and stay silent on the others. */
function ownersOf({ forms = {}, mail = {} }: ServeOptions): readonly string[] {
  const lists = [mail.to, ...Object.values(forms).map(({ to }) => to)];
  const owners = lists.flatMap((list) => list?.split(',') ?? []).map((owner) => owner.trim());
  return [...new Set(owners)];
}

function sendTestMail(owner: string, smtpUrl: string, { mail = {}, publicUrl }: ServeOptions): Promise<DeliveryResult> {
  const host = publicUrl === undefined ? defaults.host : new URL(publicUrl).hostname;
  const from = mail.from ?? `foyer@${host}`;
  const text = `This is a test: foyer-endpoint check sent it from ${publicUrl ?? host}.\nNew messages will come the same way.\n`;
  const letter = {
    messageId: `<${randomUUID()}@${host}>`,
    from,
    to: { list: owner },
    subject: '[foyer] Test mail',
    text,
  };
  return smtpMailer(smtpUrl).send(letter, AbortSignal.timeout(timeoutMs));
}

function finding(result: DeliveryResult, { well, ill }: { readonly well: string; readonly ill: string }): Finding {
  if (result.status === 'sent') return { status: 'ok', subject, message: well };
  return { status: 'failed', subject, message: `${ill}: ${result.reason}` };
}
