import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStore } from '../store/store.ts';
import { temporaryFolder } from '../testing/visitor.ts';
import { planDigest } from './digest.ts';

test('two digests on one day have different ids', async (context) => {
  const store = await openStore({ dataDirectory: temporaryFolder(context) });
  context.after(() => store.close());
  const none = { addressKey: null, submissionId: null, subscriberId: null };
  const owners = ['a@example.org', 'Katrin <b@example.org>'];
  for (const [deliveryId, createdAt] of [
    ['one', '2026-11-24T00:30:00.000Z'],
    ['two', '2026-11-24T23:30:00.000Z'],
  ] as const) {
    await store.outbox.add({ ...none, deliveryId, kind: 'answer', createdAt });
    await store.queue.postpone(deliveryId, {
      dueAt: createdAt,
      error: 'x',
      failedAt: createdAt,
      addressRefused: false,
    });
    await store.transaction((records) => planDigest(records, { owners, now: Date.parse(createdAt) }));
  }
  assert.equal((await store.queue.stats(Date.now())).waiting, 4, 'one for each owner');
});

test('what fails soon after a digest waits for the next one, a day later', async (context) => {
  const store = await openStore({ dataDirectory: temporaryFolder(context) });
  context.after(() => store.close());
  const none = { addressKey: null, submissionId: null, subscriberId: null };
  const start = Date.UTC(2026, 10, 24, 12);
  const digestsAfter = async (hours: number) => {
    const now = start + hours * 60 * 60_000;
    await store.transaction((records) => planDigest(records, { owners: ['o@example.org'], now }));
    return (await store.queue.stats(now)).waiting;
  };
  for (const [hours, digests] of [
    [0, 1],
    [2, 1],
    [22, 1],
    [24, 2],
  ] as const) {
    if (hours <= 2) {
      const failedAt = new Date(start + (hours - 1) * 60 * 60_000).toISOString();
      await store.outbox.add({ ...none, deliveryId: `lost ${hours}`, kind: 'answer', createdAt: failedAt });
      await store.queue.postpone(`lost ${hours}`, { dueAt: failedAt, error: 'x', failedAt, addressRefused: false });
    }
    assert.equal(await digestsAfter(hours), digests, `after ${hours} hours`);
  }
});
