// From a row of the outbox to a mail. Secrets of links are made here, when the mail leaves, and stored as hashes only.
import { isEmail } from '@foyer/protocol';
import type { Forms } from '../domain/forms.ts';
import type { Records, Subscriber } from '../domain/needs.ts';
import { digestPeriod } from '../domain/digest.ts';
import { createInboxLink } from '../domain/inbox-link.ts';
import { createLink } from '../domain/opt-in.ts';
import type { WaitingMail } from '../domain/outbox.ts';
import { wordingFor } from '../domain/wording.ts';
import type { OutgoingMail } from './outgoing-mail.ts';
import { digestMail } from './templates/digest.ts';
import { inboxLinkMail } from './templates/inbox-link.ts';
import { letterHtml, letterText } from './templates/letter.ts';
import { alreadyConfirmedLetter, confirmationLetter } from './templates/newsletter.ts';
import { notificationText } from './templates/notification.ts';

export interface Correspondence {
  readonly forms: Forms;
  /** Begins every link, without trailing slash. */
  readonly publicUrl: string;
  readonly from: string;
  readonly to: string | undefined;
}

interface Circumstances {
  readonly correspondence: Correspondence;
  readonly now: number;
}

/** Returns undefined where the occasion has passed: the subscriber confirmed or left meanwhile. */
export async function composeMail(
  mail: WaitingMail,
  records: Records,
  circumstances: Circumstances,
): Promise<OutgoingMail | undefined> {
  const composed = await composeByKind(mail, records, circumstances);
  const { hostname } = new URL(circumstances.correspondence.publicUrl);
  return composed && { ...composed, messageId: `<${mail.mailId}@${hostname}>` };
}

type UnnumberedMail = Omit<OutgoingMail, 'messageId'>;

async function composeByKind(
  mail: WaitingMail,
  records: Records,
  { correspondence, now }: Circumstances,
): Promise<UnnumberedMail | undefined> {
  switch (mail.kind) {
    case 'notification':
      return composeNotification(mail, records, correspondence);
    case 'inbox-link':
      return composeInboxLink(records, correspondence, now);
    case 'digest':
      return composeDigest(mail, records, correspondence);
    case 'confirmation':
    case 'already-confirmed': {
      const subscriber = mail.subscriberId === null ? undefined : await records.subscribers.read(mail.subscriberId);
      const wanted = mail.kind === 'confirmation' ? 'pending' : 'confirmed';
      if (subscriber?.status !== wanted) return undefined;
      return composeLetter(mail.kind, subscriber, { records, correspondence, now });
    }
  }
}

async function composeNotification(
  { submissionId }: WaitingMail,
  records: Records,
  { forms, from, publicUrl, to }: Correspondence,
): Promise<UnnumberedMail | undefined> {
  const submission = submissionId === null ? undefined : await records.submissions.read(submissionId);
  if (submission === undefined || to === undefined) return undefined;
  const { email } = submission.fields;
  return {
    from,
    to: { list: to },
    subject: `[${submission.form}] ${forms.get(submission.form)?.subject ?? ''}`.trim(),
    text: notificationText(submission, `${publicUrl}/inbox`),
    ...(typeof email === 'string' && isEmail(email) && { replyTo: email }),
  };
}

async function composeDigest(
  { createdAt }: WaitingMail,
  records: Records,
  { forms, from, publicUrl, to }: Correspondence,
): Promise<UnnumberedMail | undefined> {
  if (to === undefined) return undefined;
  const { since, waitingSince } = digestPeriod(createdAt);
  const undelivered = await records.outbox.undelivered(since, waitingSince);
  const [form] = forms.values();
  const mail = digestMail(wordingFor(form, ''), undelivered, `${publicUrl}/inbox`);
  return { ...mail, from, to: { list: to } };
}

async function composeInboxLink(
  records: Records,
  { forms, from, publicUrl, to }: Correspondence,
  now: number,
): Promise<UnnumberedMail | undefined> {
  if (to === undefined) return undefined;
  const [form] = forms.values();
  const { subject, text } = inboxLinkMail[wordingFor(form, '')](
    `${publicUrl}/inbox/open/${await createInboxLink(records, now)}`,
  );
  return { from, to: { list: to }, subject, text };
}

async function composeLetter(
  kind: 'confirmation' | 'already-confirmed',
  subscriber: Subscriber,
  { records, correspondence, now }: { records: Records; correspondence: Correspondence; now: number },
): Promise<UnnumberedMail> {
  const { subscriberId } = subscriber;
  const { forms, from, publicUrl } = correspondence;
  const form = forms.get(subscriber.form);
  const wording = wordingFor(form, subscriber.locale);
  const confirmToken =
    kind === 'confirmation' ? await createLink(records, { purpose: 'confirm', subscriberId, now }) : '';
  const unsubscribeUrl = `${publicUrl}/unsubscribe/${await createLink(records, { purpose: 'unsubscribe', subscriberId, now })}`;
  const templates = kind === 'confirmation' ? confirmationLetter : alreadyConfirmedLetter;
  const letter = templates[wording]({
    sender: form?.sender ?? new URL(publicUrl).hostname,
    confirmUrl: `${publicUrl}/confirm/${confirmToken}`,
    unsubscribeUrl,
  });
  return {
    from,
    to: { address: subscriber.email },
    subject: letter.subject,
    text: letterText(letter),
    html: letterHtml(letter, wording.slice(0, 2)),
    headers: { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  };
}
