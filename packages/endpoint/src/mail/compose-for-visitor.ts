// Mails to visitors: confirmation, "already subscribed", automatic answer.
import { emailIn } from '../domain/email-field.ts';
import type { FormDefinition } from '../domain/forms.ts';
import { createConfirmLink, createUnsubscribeLink } from '../domain/mail-links.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import type { Records } from '../domain/ports.ts';
import { readRequest } from '../domain/sign-up-request.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { type Wording, wordingFor } from '../domain/wording.ts';
import { localized } from '../domain/localized-text.ts';
import type { MailContext, MailDraft } from './mail-context.ts';
import { type Letter, writeLetter } from './templates/letter.ts';
import {
  alreadyConfirmedLetter,
  confirmationLetter,
  newsletterLetter,
  type NewsletterLinks,
} from './templates/newsletter.ts';
import { paragraphsIn } from './templates/text-parts.ts';

/** Contains only the owner's text: quoting the message would let anyone send text to any address. */
export async function composeAnswer(
  { submissionId }: OutboxEntry,
  { brand, forms, from, records }: MailContext,
): Promise<MailDraft | undefined> {
  const submission = submissionId === null ? undefined : await records.submissions.read(submissionId);
  const form = submission && forms.get(submission.form);
  if (submission === undefined || submission.status === 'spam' || form?.reply === undefined) return undefined;
  const email = emailIn(submission, form);
  if (email === undefined) return undefined;
  const locale = form.locale ?? submission.page.locale;
  const letter = {
    subject: localized(form.reply.subject, locale),
    opening: paragraphsIn(localized(form.reply.text, locale)),
  };
  return {
    from,
    to: { address: email },
    ...writeLetter(letter, { wording: wordingFor(form, locale), brand, name: brand.name, hasImprint: true }),
    // Prevents loops between two automatic replies.
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
  };
}

type NewsletterKind = 'confirmation' | 'already-confirmed';

export async function composeNewsletterMail(
  kind: NewsletterKind,
  entry: OutboxEntry,
  context: MailContext,
): Promise<MailDraft | undefined> {
  const { brand, forms, from, linkKey: key, publicUrl, records } = context;
  const recipient = await recipientOf(kind, entry, records);
  if (recipient === undefined) return undefined;
  const { email, locale, subscriber } = recipient;
  const { subscriberId } = subscriber;
  const form = forms.get(subscriber.form);
  const wording = wordingFor(form, locale);
  const unsubscribeUrl = `${publicUrl}/unsubscribe/${await createUnsubscribeLink(records, { key, subscriberId })}`;
  const confirmUrl = kind === 'confirmation' ? await createConfirmUrl(entry, subscriberId, context) : '';
  const sender = form?.sender ?? new URL(publicUrl).hostname;
  const letter = letterOf(kind, form, { wording, links: { sender, confirmUrl, unsubscribeUrl } });
  return {
    from,
    to: { address: email },
    ...writeLetter(letter, { wording, brand, name: brand.name ?? form?.sender, hasImprint: true }),
    headers: { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  };
}

async function createConfirmUrl(
  { submissionId }: OutboxEntry,
  subscriberId: string,
  { now, publicUrl, records }: MailContext,
): Promise<string> {
  return `${publicUrl}/confirm/${await createConfirmLink(records, { subscriberId, submissionId, now })}`;
}

function letterOf(
  kind: NewsletterKind,
  form: FormDefinition | undefined,
  { links, wording }: { readonly wording: Wording; readonly links: NewsletterLinks },
): Letter {
  const isConfirmation = kind === 'confirmation';
  const words = (isConfirmation ? confirmationLetter : alreadyConfirmedLetter)(wording, links);
  const { subject, text } = (isConfirmation ? form?.confirmation : form?.alreadyConfirmed) ?? {};
  return newsletterLetter(words, {
    subject: subject && localized(subject, wording),
    text: text && localized(text, wording),
  });
}

interface Recipient {
  readonly email: string;
  readonly locale: string;
  readonly subscriber: Subscriber;
}

/** A confirmation goes to the address, and in the language, of its own request. */
async function recipientOf(
  kind: NewsletterKind,
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
