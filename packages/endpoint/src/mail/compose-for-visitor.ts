// Mails to visitors: confirmation, "already subscribed", automatic answer.
import type { OutboxEntry } from '../domain/outbox.ts';
import { createLink } from '../domain/opt-in.ts';
import { emailIn } from '../domain/rate-limit.ts';
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
  const { email } = emailIn(submission, form);
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
  { forms, from, now, publicUrl, records }: MailContext,
): Promise<MailDraft | undefined> {
  const subscriber = entry.subscriberId === null ? undefined : await records.subscribers.read(entry.subscriberId);
  if (subscriber?.status !== (kind === 'confirmation' ? 'pending' : 'confirmed')) return undefined;
  const { subscriberId } = subscriber;
  const form = forms.get(subscriber.form);
  const wording = wordingFor(form, subscriber.locale);
  const linkFor = async (purpose: 'confirm' | 'unsubscribe') =>
    `${publicUrl}/${purpose}/${await createLink(records, { purpose, subscriberId, now })}`;
  const unsubscribeUrl = await linkFor('unsubscribe');
  const templates = kind === 'confirmation' ? confirmationLetter : alreadyConfirmedLetter;
  const letter = templates[wording]({
    sender: form?.sender ?? new URL(publicUrl).hostname,
    confirmUrl: kind === 'confirmation' ? await linkFor('confirm') : '',
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
