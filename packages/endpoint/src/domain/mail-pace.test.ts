import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { openStore } from '../store/store.ts';
import { temporaryFolder } from '../testing/visitor.ts';
import { checkPace, nextDeparture } from './mail-pace.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const now = Date.UTC(2026, 10, 24);
/** Minutes before now. */
const ago = (...minutes: readonly number[]) => minutes.map((count) => now - count * minute);

for (const [title, left, confirmed, waits] of [
  ['no mail yet', [], false, 0],
  ['one mail nine minutes ago', ago(9), false, 1],
  ['one mail ten minutes ago', ago(10), false, 0],
  ['three mails today', ago(600, 300, 60), false, 24 * 60 - 600],
  ['three mails today, in any order', ago(60, 600, 300), false, 24 * 60 - 600],
  ['three mails today to a confirmed address', ago(600, 300, 60), true, 0],
  ['three mails, the oldest a day ago', ago(24 * 60, 300, 60), false, 0],
  ['five mails today, sent while the address was confirmed', ago(700, 600, 500, 400, 60), false, 24 * 60 - 500],
  ['a mail in the future', [now + day], false, 0],
] as const) {
  test(`after ${title}, the next mail is sent in ${waits} minutes`, () => {
    assert.equal(nextDeparture(left, { confirmed, now }), now + waits * minute);
  });
}

const iso = (time: number) => new Date(time).toISOString();
const lane = { kinds: ['confirmation', 'already-confirmed'] as const };

/** Mails to one mailbox, of one subscriber. */
async function mailbox(context: TestContext) {
  const store = await openStore({ dataDirectory: temporaryFolder(context) });
  context.after(() => store.close());
  const of = { addressKey: 'lena@example.org', paceKey: 'lena@example.org', subscriberId: 'lena' };
  const adds = (deliveryId: string, kind: 'confirmation' | 'already-confirmed' = 'confirmation') =>
    store.outbox.add({ ...of, deliveryId, kind, createdAt: iso(now), submissionId: null });
  const leaves = (deliveryId: string, at: number) => store.outbox.markLeft(deliveryId, iso(at));
  const claims = async () => {
    const entry = await store.queue.claim(iso(now), iso(now), lane);
    assert.ok(entry);
    return entry;
  };
  const departure = async (deliveryId: string) => {
    const entry = await claims();
    assert.equal(entry.deliveryId, deliveryId);
    return checkPace(store, entry, now);
  };
  return { adds, claims, departure, leaves, store };
}

test('a mail whose attempt failed lapses once a newer request has queued its own', async (context) => {
  const { adds, departure, leaves, store } = await mailbox(context);
  await adds('first');
  await leaves('first', now - minute);
  await adds('second');
  await store.queue.postpone('first', { dueAt: iso(now), error: 'x', failedAt: null, addressRefused: false });
  assert.deepEqual(await departure('first'), { status: 'lapsed' });
  await store.outbox.remove('first');
  assert.equal((await departure('second')).status, 'allowed');
});

for (const [kind, status] of [
  ['confirmation', 'held'],
  ['already-confirmed', 'allowed'],
] as const) {
  test(`after three mails in a day, one that is ${kind} is ${status}`, async (context) => {
    const { adds, departure, leaves, store } = await mailbox(context);
    for (const minutes of [60, 50, 40]) {
      await adds(`${minutes} minutes ago`);
      await leaves(`${minutes} minutes ago`, now - minutes * minute);
      await store.outbox.markSent(`${minutes} minutes ago`, iso(now - minutes * minute));
    }
    await adds('next', kind);
    assert.equal((await departure('next')).status, status);
  });
}

test('a mail that a shutdown interrupted has not left: it waits for no pace, and a newer request replaces it', async (context) => {
  const { adds, claims, leaves, store } = await mailbox(context);
  await adds('interrupted');
  await claims();
  await leaves('interrupted', now);
  await store.queue.release('interrupted', iso(now));
  assert.equal((await checkPace(store, await claims(), now)).status, 'allowed');
  assert.equal((await store.outbox.waitingFor('lena'))?.deliveryId, 'interrupted');
});
