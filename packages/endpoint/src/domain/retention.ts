// Deletes expired messages, unconfirmed sign-ups and tombstones. Knows neither SQL nor the schedule.
import { beaconDays } from './beacon.ts';
import type { Forms } from './forms.ts';
import { paceWindow } from './mail-pace.ts';
import type { Records, Store } from './ports.ts';
import { subscriberEvent } from './sign-up-request.ts';

const dayMs = 24 * 60 * 60_000;
const tombstoneDays = 30;
/** Longer than any worker tries: only a hook that left the settings, and may come back, keeps one that long. */
const announcementDays = 30;
const batchSize = 200;

export interface DeletionCounts {
  readonly messages: number;
  readonly signUps: number;
}

/** Small transactions, so that requests are served in between. */
export async function deleteExpired(store: Store, forms: Forms, now: number): Promise<DeletionCounts> {
  let [messages, signUps] = [0, 0];
  for (const { id, pendingDays, retentionDays } of forms.values()) {
    signUps += await inBatches(store, (records) => deleteExpiredSignUps(records, { form: id, days: pendingDays, now }));
    if (retentionDays === undefined) continue;
    messages += await inBatches(store, (records) =>
      deleteExpiredMessages(records, { form: id, days: retentionDays, now }),
    );
  }
  await store.transaction(({ persons }) => persons.forgetPace(paceWindow(now)));
  const at = new Date(now).toISOString();
  await store.transaction(({ persons }) => persons.giveUpAnnouncements(daysBefore(now, announcementDays), at));
  await store.transaction(({ persons }) => persons.removeTombstones(daysBefore(now, tombstoneDays)));
  await store.transaction(({ beacons }) => beacons.forget(daysBefore(now, beaconDays).slice(0, 10)));
  return { messages, signUps };
}

interface Expiry {
  readonly form: string;
  readonly days: number;
  readonly now: number;
}

async function deleteExpiredMessages({ persons }: Records, { form, days, now }: Expiry): Promise<number> {
  const submissionIds = await persons.expiredMessages(form, daysBefore(now, days), batchSize);
  await persons.removeMails({ addressKey: null, submissionIds, subscriberIds: [] }, paceWindow(now));
  await persons.removeMessages(submissionIds, { at: new Date(now).toISOString(), keepContentHash: true });
  return submissionIds.length;
}

/** Only an anonymous event in the consent chain remains. */
async function deleteExpiredSignUps({ persons, subscribers }: Records, { form, days, now }: Expiry): Promise<number> {
  const pending = await persons.expiredSignUps(form, daysBefore(now, days), batchSize);
  for (const { subscriberId, submissionIds, positions } of pending) {
    await persons.removeMails({ addressKey: null, submissionIds, subscriberIds: [subscriberId] }, paceWindow(now));
    await persons.removeMessages(submissionIds, { at: new Date(now).toISOString(), keepContentHash: true });
    await persons.removeSubscribers([subscriberId]);
    await persons.blankConsent(positions);
    await subscribers.addConsentEvent(subscriberId, subscriberEvent('expired', { form, email: null }, now));
  }
  return pending.length;
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
