// Queues what follows an accepted message: notification, automatic answer, hooks. All are outbox entries in the
// transaction that stores the message.
import { randomUUID } from 'node:crypto';
import { isEmail, type Submission } from '@foyer/protocol';
import { addressKey } from './address.ts';
import type { FormDefinition } from './forms.ts';
import { queueHooks } from './hooks.ts';
import { queueMailTo } from './opt-in.ts';
import type { Records } from './ports.ts';
import { emailIn } from './rate-limit.ts';

export interface FollowUpContext {
  readonly submission: Submission;
  readonly form: FormDefinition;
  readonly now: number;
}

/** A sign-up has follow-ups once it is confirmed. */
export async function queueFollowUps(records: Records, { submission, form, now }: FollowUpContext): Promise<void> {
  if (form.doubleOptIn) return;
  const { submissionId } = submission;
  const none = { addressKey: null, subscriberId: null };
  const createdAt = new Date(now).toISOString();
  if (form.notifies)
    await records.outbox.add({ ...none, deliveryId: randomUUID(), kind: 'notification', createdAt, submissionId });
  const { email } = emailIn(submission, form);
  if (form.reply !== undefined && email !== undefined && isEmail(email)) {
    await queueMailTo(
      records,
      { kind: 'answer', addressKey: addressKey(email), submissionId, subscriberId: null },
      now,
    );
  }
  await queueHooks(records, 'message', { form, submissionId, subscriberId: null, now });
}
