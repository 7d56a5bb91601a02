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
