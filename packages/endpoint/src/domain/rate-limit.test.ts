import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rateLimiter, workFactor } from './rate-limit.ts';

test('work doubles with the load up to a limit', () => {
  assert.deepEqual([0, 1, 1.1, 2, 3, 4, 9, 1_000, Infinity].map(workFactor), [1, 1, 2, 2, 4, 4, 16, 16, 16]);
});

test('requests that are refused make challenges harder for no other client', () => {
  const check = rateLimiter({ perMinute: 10, perMinuteOf: () => undefined, now: () => 0 });
  const from = (address: string) =>
    check({ kind: 'message', caller: { address, network: '192.0.2.0/24', form: 'contact' } });
  const allowed = Array.from({ length: 5_000 }, () => from('192.0.2.1')).filter((result) => result.allowed);
  assert.equal(allowed.length, 10);
  const { isBusy, workFactor: factor } = from('192.0.2.2');
  assert.deepEqual({ isBusy, factor }, { isBusy: false, factor: 1 });
});
