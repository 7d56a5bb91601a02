import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openStore } from '../store/store.ts';
import { startEndpoint } from '../testing/visitor.ts';

const hour = 60 * 60_000;
const iso = (time: number) => new Date(time).toISOString();

test('a failed mail is reported for a day, and a stuck one as long as it waits', async (context) => {
  let now = Date.UTC(2026, 10, 24);
  const { directory, visitor } = await startEndpoint(context, { now: () => now });
  const store = await openStore({ dataDirectory: directory });
  context.after(() => store.close());
  const reasons = async () => ((await (await visitor.get('/health')).json()) as { reasons?: string[] }).reasons;
  const fails = async (deliveryId: string, failedAt: string | null) => {
    const none = { addressKey: null, submissionId: null, subscriberId: null };
    await store.outbox.add({ deliveryId, kind: 'notification', createdAt: iso(now), ...none });
    const failure = { dueAt: iso(now), error: 'EENVELOPE 550', failedAt, addressRefused: failedAt !== null };
    await store.queue.postpone(deliveryId, failure);
  };
  assert.equal(await reasons(), undefined);
  await fails('refused', iso(now));
  now += hour;
  assert.deepEqual(await reasons(), ['1 mail was given up in the last 24 hours']);
  assert.equal((await visitor.get('/health')).status, 503);
  assert.equal((await visitor.get('/health/ready')).status, 200, 'a restart would send no mail');
  now += 24 * hour;
  assert.equal(await reasons(), undefined);
  await fails('waits', null);
  await fails('waits too', null);
  assert.equal(await reasons(), undefined);
  now += 2 * hour;
  assert.deepEqual(await reasons(), ['2 mails were not accepted by the mail server for more than an hour']);
});

test('frequent health checks write at most once a second', async (context) => {
  const { directory, visitor } = await startEndpoint(context);
  const database = new DatabaseSync(join(directory, 'foyer.sqlite'), { readOnly: true });
  context.after(() => database.close());
  const versions = new Set<unknown>();
  const start = performance.now();
  for (let times = 0; times < 100; times += 1) {
    assert.equal((await visitor.get('/health')).status, 200);
    versions.add(database.prepare('pragma data_version').get()?.['data_version']);
  }
  const seconds = (performance.now() - start) / 1_000;
  assert.ok(versions.size <= seconds + 3, `${versions.size} writes in ${seconds} s`);
});
