// Resends or corrects an unconfirmed sign-up. The answer is always the same, so it reveals nothing about addresses.
import { isEmail, type Submission, submissionIdPattern } from '@foyer/protocol';
import { addressKey } from './address.ts';
import type { FormDefinition } from './forms.ts';
import { endSubscription, requestSubscription, queueMailTo } from './opt-in.ts';
import type { Records } from './ports.ts';
import { problem } from './problem.ts';
import { isObject, malformed, readJson, type Reading } from './read-json.ts';

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
  if (typeof email === 'string' && isEmail(email)) return { ok: true, value: { submissionId, email } };
  const code = typeof email === 'string' ? 'invalid' : 'type';
  return { ok: false, problem: problem('invalid-fields', { errors: [{ pointer: '/email', code }] }) };
}

/** Call in a transaction. Does nothing where the message is unknown, confirmed or not a sign-up. */
export async function resend(
  records: Records,
  { submissionId, email }: ResendRequest,
  { form, now }: { readonly form: FormDefinition; readonly now: number },
): Promise<void> {
  const found = await records.subscribers.byPendingSubmission(submissionId);
  if (found === undefined || found.subscriber.status !== 'pending' || found.subscriber.form !== form.id) return;
  const { isShared, subscriber } = found;
  const key = addressKey(subscriber.email);
  if (email === undefined || addressKey(email) === key) {
    const { subscriberId } = subscriber;
    await queueMailTo(records, { kind: 'confirmation', addressKey: key, submissionId, subscriberId }, now);
  } else if (await isCorrectionAllowed(records, submissionId, now)) {
    await requestForAddress(records, { submissionId, email }, { form, now });
    // Another sign-up of the old address stays as it is.
    if (!isShared) await endSubscription(records, subscriber, now);
  }
}

async function requestForAddress(
  records: Records,
  { submissionId, email }: Required<ResendRequest>,
  { form, now }: { form: FormDefinition; now: number },
): Promise<void> {
  const stored = await records.submissions.read(submissionId);
  if (stored === undefined) return;
  const { consent, fields, page } = stored;
  const submission: Submission = {
    v: 1,
    submissionId,
    fields: { ...fields, email },
    ...(consent && { consent }),
    trap: { website: '' },
    page,
  };
  const subscriberId = await requestSubscription(records, { submission, form, now });
  await records.submissions.assign(submissionId, subscriberId);
}

async function isCorrectionAllowed({ tokens }: Records, submissionId: string, now: number): Promise<boolean> {
  const until = new Date(now + corrections.windowMs).toISOString();
  for (let attempt = 1; attempt <= corrections.most; attempt += 1) {
    if (await tokens.spend(`correction ${attempt} of ${submissionId}`, until)) return true;
  }
  return false;
}
