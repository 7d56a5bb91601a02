// Mails to the owner: notification, digest, inbox link.
import { isEmail } from '@foyer/protocol';
import { digestPeriod } from '../domain/digest.ts';
import { createInboxLink } from '../domain/inbox-link.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import { wordingFor } from '../domain/wording.ts';
import type { MailContext, MailDraft } from './mail-context.ts';
import { digestMail } from './templates/digest.ts';
import { inboxLinkMail } from './templates/inbox-link.ts';
import { notificationText } from './templates/notification.ts';

export async function composeNotification(
  { submissionId }: OutboxEntry,
  { forms, from, publicUrl, records, to }: MailContext,
): Promise<MailDraft | undefined> {
  const submission = submissionId === null ? undefined : await records.submissions.read(submissionId);
  if (submission === undefined) return undefined;
  const { subject = '', to: list = to } = forms.get(submission.form) ?? {};
  if (list === undefined) return undefined;
  const { email } = submission.fields;
  return {
    from,
    to: { list },
    subject: `[${submission.form}] ${subject}`.trim(),
    text: notificationText(submission, `${publicUrl}/inbox`),
    ...(typeof email === 'string' && isEmail(email) && { replyTo: email }),
  };
}

export async function composeInboxLink(context: MailContext): Promise<MailDraft | undefined> {
  const { forms, from, now, publicUrl, records, to } = context;
  if (to === undefined) return undefined;
  const [form] = forms.values();
  const url = `${publicUrl}/inbox/open/${await createInboxLink(records, now)}`;
  return { from, to: { list: to }, ...inboxLinkMail[wordingFor(form, '')](url) };
}

export async function composeDigest(
  { createdAt }: OutboxEntry,
  { forms, from, publicUrl, records, to }: MailContext,
): Promise<MailDraft | undefined> {
  if (to === undefined) return undefined;
  const { since, waitingSince } = digestPeriod(createdAt);
  const undelivered = await records.outbox.undelivered(since, waitingSince);
  const [form] = forms.values();
  return { from, to: { list: to }, ...digestMail(wordingFor(form, ''), undelivered, `${publicUrl}/inbox`) };
}
