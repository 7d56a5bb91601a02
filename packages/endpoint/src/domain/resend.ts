// Resends or corrects an unconfirmed sign-up. The answer is always the same, so it reveals nothing about addresses.
import { addressKey, asciiAddress, isEmail, submissionIdPattern } from '@foyer/protocol';
import { emailFieldOf } from './email-field.ts';
import type { FormDefinition } from './forms.ts';
import { queueNewsletterMail, refreshNewsletterMail } from './newsletter-mail.ts';
import { endSubscription, requestSubscription } from './opt-in.ts';
import type { Records } from './ports.ts';
import { problem } from './problem.ts';
import { isObject, malformed, readJson, type Reading } from './read-json.ts';
import { isOpen, readRequest } from './sign-up-request.ts';
import { asSubmission } from './stored-submission.ts';
import type { Subscriber } from './subscriber.ts';

export interface ResendRequest {
  readonly submissionId: string;
  /** Corrected address, where the first one was mistyped. */
  readonly email?: string;
}

/** Limits how many addresses one message can cause mails to. */
const corrections = { most: 3, windowMs: 24 * 60 * 60_000 } as const;

export function readResendRequest(body: Uint8Array): Reading<ResendRequest> {
  const json = readJson(body);
  if (!json.ok) return json;
  if (!isObject(json.value) || json.value['v'] !== 1) return malformed('`v` must be 1.');
  const { submissionId, email } = json.value;
  if (typeof submissionId !== 'string' || !submissionIdPattern.test(submissionId)) {
    return malformed('`submissionId` must be 16 to 64 characters of A-Z, a-z, 0-9, _ and -.');
  }
  if (email === undefined) return { ok: true, value: { submissionId } };
  const address = typeof email === 'string' ? asciiAddress(email) : '';
  if (isEmail(address)) return { ok: true, value: { submissionId, email: address } };
  const code = typeof email === 'string' ? 'invalid' : 'type';
  return { ok: false, problem: problem('invalid-fields', { errors: [{ pointer: '/email', code }] }) };
}

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
