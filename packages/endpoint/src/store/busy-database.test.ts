// Another process writes for a while; this one waits for it and goes on serving.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { temporaryFolder } from '../testing/visitor.ts';
import { type EndpointStore, openStore } from './store.ts';

const none = { addressKey: null, submissionId: null, subscriberId: null };
const at = '2026-11-24T00:00:00.000Z';
const lockedMs = 400;

const writes: Readonly<Record<string, (store: EndpointStore, dataDirectory: string) => Promise<unknown>>> = {
  'a claim': ({ queue }) => queue.claim(at, at, { kinds: ['answer'] }),
  'the end of a lease': ({ queue }) => queue.release('mail', at),
  'a failed attempt': ({ queue }) =>
    queue.postpone('mail', { dueAt: at, error: 'x', failedAt: null, addressRefused: false }),
  'a record': ({ queue }) => queue.settle(({ outbox }) => outbox.markSent('mail', at)),
  'a mail that lapsed': ({ outbox }) => outbox.remove('mail'),
  'a spent token': ({ tokens }) => tokens.spend('token', at),
  'expired links': (store) => store.deleteExpiredLinks(at),
  'expired tokens': (store) => store.deleteExpiredTokens(at),
  'a transaction': (store) => store.transaction(({ persons }) => persons.removeSubscribers(['x'], at)),
  'the check of the disk': (store) => store.checkWritable(),
  'overwriting what was freed': (store) => store.overwriteFreed(),
  'the id of a database that has none': async (_, dataDirectory) => (await openStore({ dataDirectory })).close(),
};

for (const [name, write] of Object.entries(writes)) {
  test(`${name} waits for another process without stopping this one`, async (context) => {
    const dataDirectory = temporaryFolder(context);
    const store = await openStore({ dataDirectory });
    context.after(() => store.close());
    await store.outbox.add({ ...none, deliveryId: 'mail', kind: 'answer', createdAt: at });
    const other = new DatabaseSync(join(dataDirectory, 'foyer.sqlite'));
    context.after(() => other.close());
    other.exec(`delete from endpoint_properties where name = 'endpoint-id'; begin immediate`);
    let longestPause = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longestPause = Math.max(longestPause, performance.now() - last);
      last = performance.now();
    }, 5);
    setTimeout(() => other.exec('rollback'), lockedMs);
    await write(store, dataDirectory);
    clearInterval(beat);
    longestPause = Math.max(longestPause, performance.now() - last);
    assert.ok(longestPause < lockedMs / 2, `stopped for ${longestPause} ms`);
  });
}
