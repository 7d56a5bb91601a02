// The owner's decisions about messages: read or unread, release, spam, delete, send again.
import { deleteSignUp } from './delete-sign-up.ts';
import { queueFollowUps } from './follow-ups.ts';
import type { FormDefinition, Forms } from './forms.ts';
import { paceWindow } from './mail-pace.ts';
import { refreshNewsletterMail } from './newsletter-mail.ts';
import { requestSubscription } from './opt-in.ts';
import type { Records, Store } from './ports.ts';
import { sendAgain } from './send-again.ts';
import { standingOf } from './sign-up-request.ts';
import { asSubmission, type StoredSubmission } from './stored-submission.ts';

export const reviews = ['read', 'unread', 'release', 'spam', 'delete', 'send-again'] as const;
export type Review = (typeof reviews)[number];

export interface ReviewContext {
  readonly forms: Forms;
  readonly now: number;
}

/** Messages per transaction, so that visitors' messages never wait long. */
const stepSize = 20;

/** Returns how many of the messages exist. Idempotent. */
export async function reviewAll(
  store: Store,
  { submissionIds, decision }: { readonly submissionIds: readonly string[]; readonly decision: Review },
  context: ReviewContext,
): Promise<number> {
  const ids = [...new Set(submissionIds)];
  let found = 0;
  for (let start = 0; start < ids.length; start += stepSize) {
    found += await store.transaction(async (records) => {
      let inStep = 0;
      for (const id of ids.slice(start, start + stepSize))
        inStep += (await review(records, { submissionId: id, decision }, context)) ? 1 : 0;
      return inStep;
    });
  }
  return found;
}

/** Returns false where the message does not exist. */
async function review(
  records: Records,
  { submissionId, decision }: { readonly submissionId: string; readonly decision: Review },
  { forms, now }: ReviewContext,
): Promise<boolean> {
  const message = await records.submissions.read(submissionId);
  if (message === undefined) return false;
  switch (decision) {
    case 'read':
    case 'unread':
      await records.submissions.markRead(submissionId, decision === 'read');
      break;
    case 'release':
      if (message.status === 'spam') await release(records, message, { form: forms.get(message.form), now });
      break;
    case 'spam':
      if (message.status !== 'spam') await markAsSpam(records, message, now);
      break;
    case 'delete':
      await deleteMessage(records, message, now);
      break;
    case 'send-again':
      await sendAgain(records, { submissionIds: [submissionId] }, now);
      break;
  }
  return true;
}

interface ReleaseContext {
  /** Undefined where the form is no longer configured. */
  readonly form: FormDefinition | undefined;
  readonly now: number;
}

/** Restores a message that the owner marked, or does everything that the suspicion had prevented. */
async function release(records: Records, message: StoredSubmission, { form, now }: ReleaseContext): Promise<void> {
  const { submissionId } = message;
  const former = await records.submissions.restore(submissionId);
  if (former !== undefined) {
    if (former === 'pending') await restoreRequest(records, submissionId, now);
  } else if (form?.doubleOptIn === true) {
    await records.submissions.setStatus(submissionId, 'pending');
    const request = { submission: asSubmission(message), form, now, isReleased: true };
    const subscriberId = await requestSubscription(records, request);
    await records.submissions.assign(submissionId, subscriberId);
  } else {
    await records.submissions.setStatus(submissionId, 'accepted');
    if (form !== undefined) await queueFollowUps(records, { submission: asSubmission(message), form, now });
  }
}

/** Its links work again. A mail is sent only if none was sent before. */
async function restoreRequest(records: Records, submissionId: string, now: number): Promise<void> {
  const subscriber = await records.subscribers.byPendingSubmission(submissionId);
  if (subscriber === undefined) return;
  const { status, subscriberId } = subscriber;
  const standing = standingOf(await records.subscribers.history(subscriberId));
  if (status !== standing) await records.subscribers.update(subscriberId, { status: standing });
  await refreshNewsletterMail(records, subscriberId, now);
}

/** Adds no consent event, because the subscriber did nothing. `restoreRequest` finds the former state. */
async function markAsSpam(records: Records, { submissionId }: StoredSubmission, now: number): Promise<void> {
  const subscriber = await records.subscribers.byPendingSubmission(submissionId);
  await records.submissions.markAsSpam(submissionId);
  if (subscriber === undefined) return;
  const { status, subscriberId } = subscriber;
  const others = await records.submissions.pendingOf(subscriberId);
  if (status === 'pending' && others.length === 0) {
    await records.subscribers.update(subscriberId, { status: 'unsubscribed' });
  }
  await refreshNewsletterMail(records, subscriberId, now);
}

/** The id stays known, so that a widget's retry is answered as a replay. */
async function deleteMessage(records: Records, message: StoredSubmission, now: number): Promise<void> {
  const { form, status, submissionId } = message;
  const at = new Date(now).toISOString();
  // The message of a confirmed sign-up is not its proof.
  const subscriber = status === 'accepted' ? undefined : await records.subscribers.bySubmission(submissionId);
  if (subscriber !== undefined) {
    const signUp = await records.persons.signUp(subscriber.subscriberId);
    const standing = standingOf(await records.subscribers.history(subscriber.subscriberId));
    if (standing === 'pending' && signUp.submissionIds.length === 1)
      return deleteSignUp(records, signUp, { kind: 'erased', form, now });
    const { subscriberId } = subscriber;
    await records.tokens.withdrawConfirmLinks({ subscriberId, submissionId }, at);
  }
  const mails = { addressKey: null, submissionIds: [submissionId], subscriberIds: [] };
  await records.persons.removeMails(mails, paceWindow(now));
  await records.persons.removeMessages([submissionId], { at, keepContentHash: true });
  if (subscriber !== undefined) await refreshNewsletterMail(records, subscriber.subscriberId, now);
}
