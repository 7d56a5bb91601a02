// How long things are kept: messages as the owner decided for their form, sign-ups that nobody confirmed, and ids of
// messages that are gone. Knows neither SQL nor when it is called.
import { beaconDays } from './beacon.ts';
import type { Forms } from './forms.ts';
import type { Records, Store } from './needs.ts';
import { subscriberEvent } from './opt-in.ts';

const dayMs = 24 * 60 * 60_000;
const tombstoneDays = 30;
const atOnce = 200;

export interface Forgotten {
  readonly messages: number;
  readonly signUps: number;
}

/** In small transactions: visitors are served between them. */
export async function forgetOld(store: Store, forms: Forms, now: number): Promise<Forgotten> {
  let [messages, signUps] = [0, 0];
  for (const { id, pendingDays, retentionDays } of forms.values()) {
    signUps += await repeat(store, (records) => forgetPending(records, { form: id, days: pendingDays, now }));
    if (retentionDays === undefined) continue;
    messages += await repeat(store, (records) => forgetMessages(records, { form: id, days: retentionDays, now }));
  }
  await store.transaction(({ persons }) => persons.removeTombstones(daysBefore(now, tombstoneDays)));
  await store.transaction(({ beacons }) => beacons.forget(daysBefore(now, beaconDays).slice(0, 10)));
  return { messages, signUps };
}

interface Age {
  readonly form: string;
  readonly days: number;
  readonly now: number;
}

async function forgetMessages({ persons }: Records, { form, days, now }: Age): Promise<number> {
  const submissionIds = await persons.oldMessages(form, daysBefore(now, days), atOnce);
  await persons.removeMails({ addressKey: null, submissionIds, subscriberIds: [] });
  await persons.removeMessages(submissionIds, { at: new Date(now).toISOString(), keepContentHash: true });
  return submissionIds.length;
}

/** As if they had never signed up; the chain keeps that somebody did. */
async function forgetPending({ persons, subscribers }: Records, { form, days, now }: Age): Promise<number> {
  const pending = await persons.oldSignUps(form, daysBefore(now, days), atOnce);
  for (const { subscriberId, submissionIds, positions } of pending) {
    await persons.removeMails({ addressKey: null, submissionIds, subscriberIds: [subscriberId] });
    await persons.removeMessages(submissionIds, { at: new Date(now).toISOString(), keepContentHash: true });
    await persons.removeSubscribers([subscriberId]);
    await persons.blankConsent(positions);
    await subscribers.addConsentEvent(subscriberId, subscriberEvent('expired', { form, email: null }, now));
  }
  return pending.length;
}

async function repeat(store: Store, step: (records: Records) => Promise<number>): Promise<number> {
  let [sum, count] = [0, atOnce];
  while (count === atOnce) {
    count = await store.transaction(step);
    sum += count;
  }
  return sum;
}

function daysBefore(now: number, days: number): string {
  return new Date(now - days * dayMs).toISOString();
}
