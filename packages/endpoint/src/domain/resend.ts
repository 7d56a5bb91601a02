// Resends or corrects an unconfirmed sign-up. The answer is always the same, so it reveals nothing about addresses.
import { addressKey } from '@foyer/protocol';
import type { ResendRequest } from '@foyer/protocol/server';
import { emailFieldOf } from './email-field.ts';
import type { FormDefinition } from './forms.ts';
import { queueNewsletterMail, refreshNewsletterMail } from './newsletter-mail.ts';
import { endSubscription, requestSubscription } from './opt-in.ts';
import type { Records } from './ports.ts';
import { isOpen, readRequest } from './sign-up-request.ts';
import { asSubmission } from './stored-submission.ts';
import type { Subscriber } from './subscriber.ts';

/** Limits how many addresses one message can cause mails to. */
const corrections = { most: 3, windowMs: 24 * 60 * 60_000 } as const;

interface ResendContext {
  readonly form: FormDefinition;
  readonly now: number;
}

/**
 * Call in a transaction, also for an unknown id: without one, the time of the response would reveal it. Does nothing where the
 * message is unknown, confirmed, withdrawn or not a sign-up.
 */
export async function resend(
  records: Records,
  { submissionId, email }: ResendRequest,
  { form, now }: ResendContext,
): Promise<void> {
  const subscriber = await records.subscribers.byPendingSubmission(submissionId);
  if (subscriber?.form !== form.id || !(await isOpen(records, subscriber, submissionId))) return;
  const request = await readRequest(records, subscriber, submissionId);
  if (request === undefined) return;
  if (email === undefined || addressKey(email) === addressKey(request.email)) {
    const { subscriberId } = subscriber;
    // A mail that waits is for the newest request.
    if ((await records.outbox.waitingFor(subscriberId)) !== undefined) return;
    await queueNewsletterMail(records, 'confirmation', { subscriberId, email: request.email, submissionId, now });
  } else if (await isCorrectionAllowed(records, submissionId, now)) {
    await requestForAddress(records, { submissionId, email }, { form, now });
    await withdrawRequest(records, subscriber, { submissionId, now });
  }
}

/** The owner asks for it: the newest sign-up that can be confirmed. Returns false where there is none. */
export async function resendForOwner(records: Records, subscriberId: string, now: number): Promise<boolean> {
  const subscriber = await records.subscribers.read(subscriberId);
  if (subscriber === undefined) return false;
  for (const submissionId of await records.submissions.pendingOf(subscriberId)) {
    const request = await readRequest(records, subscriber, submissionId);
    if (request === undefined || !(await isOpen(records, subscriber, submissionId))) continue;
    // A mail that waits leaves as soon as the pace allows.
    if ((await records.outbox.waitingFor(subscriberId)) === undefined)
      await queueNewsletterMail(records, 'confirmation', { subscriberId, email: request.email, submissionId, now });
    return true;
  }
  return false;
}

async function requestForAddress(
  records: Records,
  { submissionId, email }: Required<ResendRequest>,
  { form, now }: ResendContext,
): Promise<void> {
  const stored = await records.submissions.read(submissionId);
  const name = emailFieldOf(form);
  if (stored === undefined || name === undefined) return;
  const submission = asSubmission({ ...stored, fields: { ...stored.fields, [name]: email } });
  const subscriberId = await requestSubscription(records, { submission, form, now });
  await records.submissions.assign(submissionId, subscriberId);
}

/** Does not change other requests of the mistyped address or an earlier subscription. */
async function withdrawRequest(
  records: Records,
  subscriber: Subscriber,
  { submissionId, now }: { readonly submissionId: string; readonly now: number },
): Promise<void> {
  const { status, subscriberId } = subscriber;
  const others = await records.submissions.pendingOf(subscriberId);
  if (status === 'pending' && others.length === 0) {
    await endSubscription(records, subscriber, now);
  } else {
    await records.tokens.withdrawConfirmLinks({ subscriberId, submissionId }, new Date(now).toISOString());
    await refreshNewsletterMail(records, subscriberId, now);
  }
}

async function isCorrectionAllowed({ tokens }: Records, submissionId: string, now: number): Promise<boolean> {
  const until = new Date(now + corrections.windowMs).toISOString();
  for (let attempt = 1; attempt <= corrections.most; attempt += 1) {
    if (await tokens.spend(`correction ${attempt} of ${submissionId}`, until)) return true;
  }
  return false;
}
