// The owner's decisions about a message: release, spam, delete. Call each in a transaction.
import type { Submission } from '@foyer/protocol';
import { queueFollowUps } from './follow-ups.ts';
import type { FormDefinition } from './forms.ts';
import { endSubscription, requestSubscription } from './opt-in.ts';
import type { Records } from './ports.ts';
import type { StoredSubmission } from './stored-submission.ts';

export type Review = 'release' | 'spam' | 'delete';

export interface ReviewContext {
  /** Undefined where the form is no longer configured. */
  readonly form: FormDefinition | undefined;
  readonly now: number;
}

/** Returns false where the message does not exist. Idempotent. */
export async function review(
  records: Records,
  { submissionId, decision }: { submissionId: string; decision: Review },
  { form, now }: ReviewContext,
): Promise<boolean> {
  const message = await records.submissions.read(submissionId);
  if (message === undefined) return false;
  switch (decision) {
    case 'release':
      if (message.status === 'spam') await release(records, message, { form, now });
      break;
    case 'spam':
      if (message.status !== 'spam') await markAsSpam(records, message, now);
      break;
    case 'delete':
      await deleteMessage(records, message, now);
      break;
  }
  return true;
}

/** Catches up on everything that the suspicion had prevented. */
async function release(records: Records, message: StoredSubmission, { form, now }: ReviewContext): Promise<void> {
  const { submissionId } = message;
  if (form?.doubleOptIn === true) {
    await records.submissions.setStatus(submissionId, 'pending');
    const subscriberId = await requestSubscription(records, { submission: asSubmission(message), form, now });
    await records.submissions.assign(submissionId, subscriberId);
    return;
  }
  await records.submissions.setStatus(submissionId, 'accepted');
  if (form !== undefined) await queueFollowUps(records, { submission: asSubmission(message), form, now });
}

async function markAsSpam(records: Records, { submissionId }: StoredSubmission, now: number): Promise<void> {
  const found = await records.subscribers.byPendingSubmission(submissionId);
  if (found !== undefined && !found.isShared && found.subscriber.status === 'pending') {
    await endSubscription(records, found.subscriber, now);
  }
  await records.submissions.setStatus(submissionId, 'spam');
}

/** The id stays known, so that a widget's retry is answered as a replay. */
async function deleteMessage(records: Records, { submissionId }: StoredSubmission, now: number): Promise<void> {
  await records.persons.removeMails({ addressKey: null, submissionIds: [submissionId], subscriberIds: [] });
  const at = new Date(now).toISOString();
  await records.persons.removeMessages([submissionId], { at, keepContentHash: true });
}

function asSubmission({ submissionId, fields, consent, page }: StoredSubmission): Submission {
  return { v: 1, submissionId, fields, ...(consent && { consent }), trap: { website: '' }, page };
}
