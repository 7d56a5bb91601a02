// Queues what follows an accepted message: notification, automatic answer, hooks. All are outbox entries in the
// transaction that stores the message.
import { randomUUID } from 'node:crypto';
import { addressKey, isEmail, paceKey, type Submission } from '@foyer/protocol';
import { emailIn } from './email-field.ts';
import type { FormDefinition } from './forms.ts';
import { queueHooks } from './hooks.ts';
import { isPaceFree } from './mail-pace.ts';
import { queueForOwners } from './owners.ts';
import type { Records } from './ports.ts';

export interface FollowUpContext {
  readonly submission: Submission;
  readonly form: FormDefinition;
  readonly now: number;
}

/** A sign-up has follow-ups once it is confirmed. */
export async function queueFollowUps(records: Records, { submission, form, now }: FollowUpContext): Promise<void> {
  if (form.doubleOptIn) return;
  const { submissionId } = submission;
  const createdAt = new Date(now).toISOString();
  await queueForOwners(records, form.owners, { kind: 'notification', createdAt, submissionId });
  const email = emailIn(submission, form);
  if (form.reply !== undefined && email !== undefined && isEmail(email)) {
    await queueAnswer(records, { submissionId, email, now });
  }
  await queueHooks(records, 'message', { form, email, submissionId, subscriberId: null, now });
}

/** Not queued again within the mail limit, because the earlier reply says the same. */
async function queueAnswer(
  records: Records,
  { submissionId, email, now }: { readonly submissionId: string; readonly email: string; readonly now: number },
): Promise<void> {
  const keys = { addressKey: addressKey(email), paceKey: paceKey(email) };
  if (!(await isPaceFree(records, keys.paceKey, now))) return;
  const createdAt = new Date(now).toISOString();
  await records.outbox.add({
    ...keys,
    deliveryId: randomUUID(),
    kind: 'answer',
    createdAt,
    submissionId,
    subscriberId: null,
  });
}
