// A receiver that is unavailable as a whole: the lane pauses, then one delivery finds out whether it is back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStore } from '../store/store.ts';
import { temporaryFolder } from '../testing/visitor.ts';
import type { SendResult } from './delivery.ts';
import { drainLane } from './drain-lane.ts';
import { outageOf } from './outage.ts';

const noon = Date.UTC(2026, 10, 24, 12);

test('the pause grows with each outage in a row, up to five minutes, and ends with a delivery', () => {
  let now = noon;
  const outage = outageOf(() => now);
  for (const pauseMs of [5_000, 20_000, 80_000, 300_000, 300_000]) {
    assert.equal(outage.begin(), true);
    assert.equal(outage.begin(), false, 'concurrent deliveries find the same outage');
    assert.equal(outage.pauseMs(), pauseMs);
    now += pauseMs;
    assert.deepEqual([outage.pauseMs(), outage.isProbing()], [0, true]);
  }
  outage.end();
  assert.deepEqual([outage.pauseMs(), outage.isProbing(), outage.failures()], [0, false, 0]);
});

test('a pause that began while the clock was ahead ends once the clock is set back', () => {
  let now = noon + 24 * 60 * 60_000;
  const outage = outageOf(() => now);
  outage.begin();
  now = noon;
  assert.equal(outage.pauseMs(), 0);
});

test('after an outage one delivery is tried before all others, and the outage was no attempt of any mail', async (context) => {
  const store = await openStore({ dataDirectory: temporaryFolder(context) });
  context.after(() => store.close());
  let now = noon;
  const of = { addressKey: null, submissionId: null, subscriberId: null };
  for (let index = 0; index < 5; index += 1)
    await store.outbox.add({
      ...of,
      deliveryId: `n${index}`,
      kind: 'notification',
      createdAt: new Date(now).toISOString(),
    });
  const outage = outageOf(() => now);
  const attempts: number[] = [];
  const drain = (deliver: () => Promise<SendResult>) =>
    drainLane(
      {
        store: async () => store,
        lane: { kinds: ['notification'] },
        limits: { slots: 3, perDomain: 3 },
        timeoutMs: 1_000,
        deliver: (entry) => {
          attempts.push(entry.attempts);
          return deliver();
        },
        now: () => now,
        log: () => undefined,
      },
      { signal: new AbortController().signal, outage },
    );
  await drain(async () => ({ status: 'unavailable', reason: 'ECONNREFUSED' }));
  now += 60_000;
  const begun = attempts.length;
  const isBack = Promise.withResolvers<void>();
  const drained = drain(async () => {
    await isBack.promise;
    return { status: 'sent' };
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.equal(attempts.length - begun, 1, 'the others wait for its result');
  isBack.resolve();
  await drained;
  assert.equal(attempts.length - begun, 5);
  assert.deepEqual([...new Set(attempts)], [0]);
});
