import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import { openStore, type EndpointStore } from '../store/store.ts';
import { temporaryFolder } from '../testing/visitor.ts';
import { planDigest } from './digest.ts';

const hour = 60 * 60_000;
const none = { addressKey: null, submissionId: null, subscriberId: null };
const iso = (time: number) => new Date(time).toISOString();

async function digests(context: TestContext, owners: readonly string[] = ['o@example.org']) {
  const store = await openStore({ dataDirectory: temporaryFolder(context) });
  context.after(() => store.close());
  const plan = (now: number) => store.transaction((records) => planDigest(records, { owners, now }));
  /** Plans, and sends at once. Returns whether there was a digest. */
  const isPlanned = async (now: number) => {
    await plan(now);
    const digest = await store.queue.claim(iso(now), iso(now + hour), { kinds: ['digest'] });
    if (digest !== undefined) await store.outbox.markSent(digest.deliveryId, iso(now));
    return digest !== undefined;
  };
  return { store, plan, isPlanned };
}

async function fails({ outbox, queue }: EndpointStore, deliveryId: string, at: number): Promise<void> {
  await outbox.add({ ...none, deliveryId, kind: 'answer', createdAt: iso(at) });
  await queue.postpone(deliveryId, { dueAt: iso(at), error: 'x', failedAt: iso(at), addressRefused: false });
}

test('two digests on one day have different ids', async (context) => {
  const { plan, store } = await digests(context, ['a@example.org', 'Katrin <b@example.org>']);
  for (const time of ['2026-11-24T00:30:00.000Z', '2026-11-24T23:30:00.000Z'].map(Date.parse)) {
    await fails(store, `lost at ${time}`, time);
    await plan(time);
  }
  assert.equal((await store.queue.stats(Date.now())).waiting, 4, 'one for each owner');
});

test('two processes that plan a digest at the same time plan one', async (context) => {
  const { store } = await digests(context);
  const other = Date.UTC(2026, 10, 24, 0, 30);
  await fails(store, 'lost', other);
  // Neither has seen the other's digest yet.
  const blind = (now: number) =>
    store.transaction((records) => {
      const outbox = { ...records.outbox, latestDigest: () => Promise.resolve(undefined) };
      return planDigest({ ...records, outbox }, { owners: ['o@example.org'], now });
    });
  await blind(other);
  await assert.rejects(blind(other + 5), /UNIQUE/);
  assert.equal((await store.queue.stats(other)).waiting, 1);
});

test('what fails soon after a digest waits for the next one, a day later', async (context) => {
  const { plan, store } = await digests(context);
  const start = Date.UTC(2026, 10, 24, 12);
  for (const [hours, waiting] of [
    [0, 1],
    [2, 1],
    [22, 1],
    [24, 2],
  ] as const) {
    if (hours <= 2) await fails(store, `lost ${hours}`, start + (hours - 1) * hour);
    await plan(start + hours * hour);
    assert.equal((await store.queue.stats(start)).waiting, waiting, `after ${hours} hours`);
  }
});

test('suspected spam alone is reported, once', async (context) => {
  const { isPlanned, store } = await digests(context);
  const now = Date.UTC(2026, 10, 24, 12);
  const submission = {
    v: 1 as const,
    submissionId: randomUUID(),
    fields: { message: 'Buy' },
    trap: { website: 'x' },
    page: { url: 'https://example.org/', locale: 'en' },
  };
  const stored = { submission, form: 'contact', origin: '', contentHash: 'x', receivedAt: iso(now - hour) };
  await store.transaction(({ submissions }) =>
    submissions.add({ ...stored, receiptStatus: 'accepted', status: 'spam', spam: ['trap'] }),
  );
  assert.equal(await isPlanned(now), true);
  assert.equal(await isPlanned(now + 24 * hour), false, 'it was reported the day before');
});

test('a mail that has failed for more than an hour is reported; one that was never tried is not', async (context) => {
  const { isPlanned, store } = await digests(context);
  const now = Date.UTC(2026, 10, 24, 12);
  for (const deliveryId of ['untried', 'failing'])
    await store.outbox.add({ ...none, deliveryId, kind: 'notification', createdAt: iso(now) });
  assert.equal(await isPlanned(now + 2 * hour), false, 'without a mail server, mails wait');
  await store.queue.postpone('failing', { dueAt: iso(now), error: 'x', failedAt: null, addressRefused: false });
  assert.equal(await isPlanned(now + hour - 1), false);
  assert.equal(await isPlanned(now + 2 * hour), true);
});
