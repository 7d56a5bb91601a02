// Which mail a subscriber waits for: at most one, for the newest request.
import { randomUUID } from 'node:crypto';
import { addressKey, paceKey } from '@foyer/protocol';
import type { Records } from './ports.ts';
import type { ConsentKind, Subscriber } from './subscriber.ts';

interface WaitingRequest {
  readonly subscriberId: string;
  readonly email: string;
  readonly submissionId: string;
  readonly now: number;
}

/** Replaces a mail that still waits. */
export async function queueNewsletterMail(
  { outbox }: Records,
  kind: 'confirmation' | 'already-confirmed',
  { email, now, submissionId, subscriberId }: WaitingRequest,
): Promise<void> {
  if (await outbox.replaceWaiting(subscriberId, { kind, submissionId })) return;
  const keys = { addressKey: addressKey(email), paceKey: paceKey(email) };
  const createdAt = new Date(now).toISOString();
  await outbox.add({ ...keys, deliveryId: randomUUID(), kind, createdAt, submissionId, subscriberId });
}

/**
 * Call after a request was withdrawn, deleted, held back or restored: an earlier one whose mail it had replaced waits
 * again.
 */
export async function refreshNewsletterMail(records: Records, subscriberId: string, now: number): Promise<void> {
  const subscriber = await records.subscribers.read(subscriberId);
  if (subscriber === undefined) return;
  const pending = await records.submissions.pendingOf(subscriberId);
  const waiting = await records.outbox.waitingFor(subscriberId);
  if (waiting?.kind === 'already-confirmed' || pending.some((id) => id === waiting?.submissionId)) return;
  const submissionId = await newestUnmailed(records, subscriber, pending);
  if (submissionId === undefined) await records.outbox.removeWaiting(subscriberId);
  else await queueNewsletterMail(records, 'confirmation', { ...subscriber, submissionId, now });
}

/** Only mails sent after the request count: an address that was corrected back needs another mail. */
async function newestUnmailed(
  records: Records,
  { status, subscriberId }: Subscriber,
  pending: readonly string[],
): Promise<string | undefined> {
  if (status === 'confirmed') return undefined;
  const history = await records.subscribers.history(subscriberId);
  const lastOf = (wanted: ConsentKind, id?: string) =>
    history.findLastIndex(({ kind, submissionId }) => kind === wanted && (id === undefined || submissionId === id));
  const ended = status === 'unsubscribed' ? lastOf('unsubscribed') : -1;
  const [newest] = pending
    .map((submissionId) => ({ submissionId, requested: lastOf('requested', submissionId) }))
    .filter(({ requested, submissionId }) => requested > Math.max(ended, lastOf('mail_sent', submissionId)))
    .toSorted((one, other) => other.requested - one.requested);
  return newest?.submissionId;
}
