// Mails to visitors: confirmation, "already subscribed", automatic answer.
import { emailIn } from '../domain/email-field.ts';
import { createConfirmLink, createUnsubscribeLink } from '../domain/mail-links.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import type { Records } from '../domain/ports.ts';
import { readRequest } from '../domain/sign-up-request.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { wordingFor } from '../domain/wording.ts';
import { localized } from '../domain/localized-text.ts';
import type { MailContext, MailDraft } from './mail-context.ts';
import { letterHtml, letterText } from './templates/letter.ts';
import { alreadyConfirmedLetter, confirmationLetter } from './templates/newsletter.ts';

/** Contains only the owner's text: quoting the message would let anyone send text to any address. */
export async function composeAnswer(
  { submissionId }: OutboxEntry,
  { forms, from, records }: MailContext,
): Promise<MailDraft | undefined> {
  const submission = submissionId === null ? undefined : await records.submissions.read(submissionId);
  const form = submission && forms.get(submission.form);
  if (submission === undefined || submission.status === 'spam' || form?.reply === undefined) return undefined;
  const email = emailIn(submission, form);
  if (email === undefined) return undefined;
  const locale = form.locale ?? submission.page.locale;
  return {
    from,
    to: { address: email },
    subject: localized(form.reply.subject, locale),
    text: `${localized(form.reply.text, locale).trimEnd()}\n`,
    // Prevents loops between two automatic replies.
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
  };
}

export async function composeNewsletterMail(
  kind: 'confirmation' | 'already-confirmed',
  entry: OutboxEntry,
  { forms, from, linkKey: key, now, publicUrl, records }: MailContext,
): Promise<MailDraft | undefined> {
  const recipient = await recipientOf(kind, entry, records);
  if (recipient === undefined) return undefined;
  const { email, locale, subscriber } = recipient;
  const { subscriberId } = subscriber;
  const { submissionId } = entry;
  const form = forms.get(subscriber.form);
  const wording = wordingFor(form, locale);
  const unsubscribeUrl = `${publicUrl}/unsubscribe/${await createUnsubscribeLink(records, { key, subscriberId })}`;
  const template = kind === 'confirmation' ? confirmationLetter : alreadyConfirmedLetter;
  const letter = template(wording, {
    sender: form?.sender ?? new URL(publicUrl).hostname,
    confirmUrl:
      kind === 'confirmation'
        ? `${publicUrl}/confirm/${await createConfirmLink(records, { subscriberId, submissionId, now })}`
        : '',
    unsubscribeUrl,
  });
  return {
    from,
    to: { address: email },
    subject: letter.subject,
    text: letterText(letter),
    html: letterHtml(letter, wording),
    headers: { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  };
}

interface Recipient {
  readonly email: string;
  readonly locale: string;
  readonly subscriber: Subscriber;
}

/** A confirmation goes to the address, and in the language, of its own request. */
async function recipientOf(
  kind: 'confirmation' | 'already-confirmed',
  { submissionId, subscriberId }: OutboxEntry,
  records: Records,
): Promise<Recipient | undefined> {
  const subscriber = subscriberId === null ? undefined : await records.subscribers.read(subscriberId);
  if (subscriber === undefined || submissionId === null) return undefined;
  const isConfirmed = subscriber.status === 'confirmed';
  if (kind === 'already-confirmed')
    return isConfirmed ? { subscriber, email: subscriber.email, locale: subscriber.locale } : undefined;
  const message = await records.submissions.read(submissionId);
  if (isConfirmed || message?.status !== 'pending') return undefined;
  const request = await readRequest(records, subscriber, submissionId);
  return request && { subscriber, email: request.email, locale: request.locale };
}
