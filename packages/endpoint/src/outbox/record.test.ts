import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStore } from '../store/store.ts';
import { temporaryFolder } from '../testing/visitor.ts';
import { drainLane } from './drain-lane.ts';

test('a mail is marked as sent in the same transaction as its record', async (context) => {
  const dataDirectory = temporaryFolder(context);
  const store = await openStore({ dataDirectory });
  context.after(() => store.close());
  const none = { addressKey: null, submissionId: null, subscriberId: null };
  await store.outbox.add({ ...none, deliveryId: 'c', kind: 'confirmation', createdAt: '2026-11-24T00:30:00.000Z' });
  const database = new DatabaseSync(join(dataDirectory, 'foyer.sqlite'));
  context.after(() => database.close());
  database.exec(`create trigger no before update of sent_at on outbox when new.sent_at is not null
    begin select raise(abort, 'power failure'); end`);
  const deliver = drainLane(
    {
      store: async () => store,
      lane: { kinds: ['confirmation'] },
      limits: { slots: 2, perDomain: 2 },
      timeoutMs: 1_000,
      deliver: async () => ({
        status: 'sent',
        record: async ({ tokens }) => void (await tokens.spend('recorded', '2027-01-01')),
      }),
      now: () => Date.parse('2026-11-24T00:30:00.000Z'),
      log: () => undefined,
    },
    { signal: new AbortController().signal },
  );
  await assert.rejects(deliver, /power failure/);
  assert.equal(await store.tokens.spend('recorded', '2027-01-01'), true, 'nothing was recorded');
});
