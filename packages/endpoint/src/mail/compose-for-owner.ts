// Mails to the owner: notification, digest, inbox link.
import { isEmail } from '@foyer/protocol';
import { digestPeriod } from '../domain/digest.ts';
import { emailIn } from '../domain/email-field.ts';
import { createInboxLink } from '../domain/inbox-link.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import { type Wording, wordingFor } from '../domain/wording.ts';
import type { MailContext, MailDraft } from './mail-context.ts';
import { digestLetter } from './templates/digest.ts';
import { inboxLinkLetter } from './templates/inbox-link.ts';
import { type Letter, writeLetter } from './templates/letter.ts';
import { notificationText } from './templates/notification.ts';

export async function composeNotification(
  { ownerPosition, submissionId }: OutboxEntry,
  { forms, from, publicUrl, records, timeZone }: MailContext,
): Promise<MailDraft | undefined> {
  const submission = submissionId === null ? undefined : await records.submissions.read(submissionId);
  if (submission === undefined) return undefined;
  const form = forms.get(submission.form);
  const mailbox = form?.owners[ownerPosition];
  if (form === undefined || mailbox === undefined) return undefined;
  const email = emailIn(submission, form);
  return {
    from,
    to: { mailbox },
    subject: `[${submission.form}] ${form.subject}`.trim(),
    text: notificationText(submission, { inboxUrl: `${publicUrl}/inbox`, wording: wordingFor(form, ''), timeZone }),
    ...(email !== undefined && isEmail(email) && { replyTo: email }),
  };
}

export async function composeInboxLink(
  { ownerPosition }: OutboxEntry,
  context: MailContext,
): Promise<MailDraft | undefined> {
  const { now, owners, publicUrl, records } = context;
  const mailbox = owners[ownerPosition];
  if (mailbox === undefined) return undefined;
  const url = `${publicUrl}/inbox/open/${await createInboxLink(records, now)}`;
  return toOwner(mailbox, (wording) => inboxLinkLetter(wording, url), context);
}

export async function composeDigest(
  { createdAt, ownerPosition }: OutboxEntry,
  context: MailContext,
): Promise<MailDraft | undefined> {
  const { owners, publicUrl, records, timeZone } = context;
  const mailbox = owners[ownerPosition];
  if (mailbox === undefined) return undefined;
  const { since, waitingSince } = digestPeriod(createdAt);
  const undelivered = await records.outbox.undelivered(since, waitingSince);
  const content = { undelivered, inboxUrl: `${publicUrl}/inbox`, timeZone };
  return toOwner(mailbox, (wording) => digestLetter(wording, content), context);
}

/** In the language of the first form. */
function toOwner(mailbox: string, letterIn: (wording: Wording) => Letter, context: MailContext): MailDraft {
  const { brand, forms, from } = context;
  const [form] = forms.values();
  const wording = wordingFor(form, '');
  const stationery = { wording, brand, name: brand.name, hasImprint: false };
  return { from, to: { mailbox }, ...writeLetter(letterIn(wording), stationery) };
}
