// Mails to the owner: notification, digest, inbox link.
import { isEmail } from '@foyer/protocol';
import { digestPeriod } from '../domain/digest.ts';
import { emailIn } from '../domain/email-field.ts';
import { createInboxLink } from '../domain/inbox-link.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import { wordingFor } from '../domain/wording.ts';
import type { MailContext, MailDraft } from './mail-context.ts';
import { digestMail } from './templates/digest.ts';
import { inboxLinkMail } from './templates/inbox-link.ts';
import { notificationText } from './templates/notification.ts';

export async function composeNotification(
  { ownerPosition, submissionId }: OutboxEntry,
  { forms, from, publicUrl, records }: MailContext,
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
    text: notificationText(submission, `${publicUrl}/inbox`, wordingFor(form, '')),
    ...(email !== undefined && isEmail(email) && { replyTo: email }),
  };
}

export async function composeInboxLink(
  { ownerPosition }: OutboxEntry,
  { forms, from, now, owners, publicUrl, records }: MailContext,
): Promise<MailDraft | undefined> {
  const mailbox = owners[ownerPosition];
  if (mailbox === undefined) return undefined;
  const [form] = forms.values();
  const url = `${publicUrl}/inbox/open/${await createInboxLink(records, now)}`;
  return { from, to: { mailbox }, ...inboxLinkMail(wordingFor(form, ''), url) };
}

export async function composeDigest(
  { createdAt, ownerPosition }: OutboxEntry,
  { forms, from, owners, publicUrl, records }: MailContext,
): Promise<MailDraft | undefined> {
  const mailbox = owners[ownerPosition];
  if (mailbox === undefined) return undefined;
  const { since, waitingSince } = digestPeriod(createdAt);
  const undelivered = await records.outbox.undelivered(since, waitingSince);
  const [form] = forms.values();
  return { from, to: { mailbox }, ...digestMail(wordingFor(form, ''), undelivered, `${publicUrl}/inbox`) };
}
