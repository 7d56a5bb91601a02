// Deletes expired messages, unconfirmed sign-ups and tombstones. Knows neither SQL nor the schedule.
import { beaconDays } from './beacon.ts';
import type { Forms } from './forms.ts';
import { paceWindow } from './mail-pace.ts';
import { deleteRequest, deleteSignUp } from './delete-sign-up.ts';
import type { Expired, FormRetention, Records, Store } from './ports.ts';

const dayMs = 24 * 60 * 60_000;
const tombstoneDays = 30;
/** Longer than any worker retries. Only entries of a hook that was removed from the settings get this old. */
const announcementDays = 30;
/** For forms without known settings. */
const defaultPendingDays = 14;
/** How long a mail that cannot be sent keeps its sign-up, so that an outage does not delete sign-ups. */
const longestWaitDays = 14;
const batchSize = 200;

export interface DeletionCounts {
  readonly messages: number;
  readonly signUps: number;
}

/** Small transactions, so that requests are served in between. */
export async function deleteExpired(store: Store, forms: Forms, now: number): Promise<DeletionCounts> {
  let [messages, signUps] = [0, 0];
  const inBatchesOf = (step: Step, form: string, days: number) =>
    inBatches(store, (records) => step(records, expiryOf({ form, days, now }), now));
  for (const { id, pendingDays = defaultPendingDays, retentionDays } of await retentionOf(store, forms)) {
    signUps += await inBatchesOf(deleteExpiredSignUps, id, pendingDays);
    messages += await inBatchesOf(deleteExpiredRequests, id, pendingDays);
    if (retentionDays !== undefined) messages += await inBatchesOf(deleteExpiredMessages, id, retentionDays);
  }
  await forgetRemains(store, now);
  return { messages, signUps };
}

/** A form that was removed from the settings keeps its retention periods. */
function retentionOf(store: Store, forms: Forms): Promise<readonly FormRetention[]> {
  const current = [...forms.values()].map(({ id, pendingDays, retentionDays }) => ({
    id,
    pendingDays,
    ...(retentionDays !== undefined && { retentionDays }),
  }));
  return store.transaction(({ retention }) => retention.rememberForms(current));
}

async function forgetRemains(store: Store, now: number): Promise<void> {
  const at = new Date(now).toISOString();
  await store.transaction(({ retention }) => retention.forgetPace(paceWindow(now)));
  await store.transaction(({ retention }) => retention.giveUpAnnouncements(daysBefore(now, announcementDays), at));
  await store.transaction(({ retention }) => retention.removeTombstones(daysBefore(now, tombstoneDays)));
  await store.transaction(({ beacons }) => beacons.forget(daysBefore(now, beaconDays).slice(0, 10)));
}

type Step = (records: Records, expired: Expired, now: number) => Promise<number>;

function expiryOf({
  days,
  form,
  now,
}: {
  readonly days: number;
  readonly form: string;
  readonly now: number;
}): Expired {
  const waitingSince = daysBefore(now, Math.max(days, longestWaitDays));
  return { form, before: daysBefore(now, days), limit: batchSize, waitingSince };
}

async function deleteExpiredMessages({ persons, retention }: Records, expired: Expired, now: number): Promise<number> {
  const submissionIds = await retention.expiredMessages(expired);
  await persons.removeMails({ addressKey: null, submissionIds, subscriberIds: [] }, paceWindow(now));
  await persons.removeMessages(submissionIds, { at: new Date(now).toISOString(), keepContentHash: true });
  return submissionIds.length;
}

async function deleteExpiredSignUps(records: Records, expired: Expired, now: number): Promise<number> {
  const pending = await records.retention.expiredSignUps(expired);
  const why = { kind: 'expired', form: expired.form, now } as const;
  for (const signUp of pending) await deleteSignUp(records, signUp, why);
  return pending.length;
}

/** Does not change the subscription or its end. */
async function deleteExpiredRequests(records: Records, expired: Expired, now: number): Promise<number> {
  const requests = await records.retention.expiredRequests(expired);
  for (const request of requests) await deleteRequest(records, request, now);
  return requests.length;
}

async function inBatches(store: Store, step: (records: Records) => Promise<number>): Promise<number> {
  let [sum, count] = [0, batchSize];
  while (count === batchSize) {
    count = await store.transaction(step);
    sum += count;
  }
  return sum;
}

function daysBefore(now: number, days: number): string {
  return new Date(now - days * dayMs).toISOString();
}
