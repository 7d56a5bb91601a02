// Whom a write wakes. A worker skips what another transaction holds, and would look again after a minute.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { temporaryFolder } from '../testing/visitor.ts';
import { openStore } from './store.ts';

test('a mail that takes the place of one that waits wakes the worker of mails', async (context) => {
  const woken: (string | null)[] = [];
  const store = await openStore({ dataDirectory: temporaryFolder(context) }, (lanes) => woken.push(...lanes));
  context.after(() => store.close());
  const mail = { kind: 'confirmation', submissionId: null } as const;
  const replace = () => store.transaction(({ outbox }) => outbox.replaceWaiting('lena', mail));
  assert.equal(await replace(), false);
  assert.deepEqual(woken, []);
  const createdAt = '2026-11-30T12:00:00.000Z';
  await store.outbox.add({ ...mail, deliveryId: 'first', createdAt, addressKey: 'a@b.example', subscriberId: 'lena' });
  assert.equal(await replace(), true);
  assert.deepEqual(woken, [null, null]);
});
