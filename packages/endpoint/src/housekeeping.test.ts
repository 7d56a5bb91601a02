import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogEvent } from './domain/log-event.ts';
import { startHousekeeping, clockStability } from './housekeeping.ts';

const hour = 60 * 60_000;

test('after a clock jump nothing expires until the clock was steady for an hour', () => {
  let [wall, monotonic] = [Date.UTC(2026, 10, 24), 0];
  const isSteady = clockStability({ now: () => wall, uptime: () => monotonic });
  const passes = (wallMs: number) => ((monotonic += hour), (wall += wallMs));
  passes(hour + 1_000);
  assert.equal(isSteady(), true);
  passes(3_650 * 24 * hour);
  assert.equal(isSteady(), false);
  passes(hour);
  assert.equal(isSteady(), true);
  passes(-24 * hour);
  assert.equal(isSteady(), false);
});

test('a failed deletion is logged and retried', async (context) => {
  context.mock.timers.enable({ apis: ['setInterval'] });
  const log: LogEvent[] = [];
  let attempts = 0;
  const housekeeping = startHousekeeping({
    now: () => 0,
    uptime: () => 0,
    log: (told) => log.push(told),
    run: async () => {
      attempts += 1;
      throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' });
    },
  });
  context.mock.timers.tick(2 * hour);
  await housekeeping.stop();
  assert.equal(attempts, 2);
  assert.deepEqual(log[1], { event: 'housekeeping-failed', reason: 'ENOSPC' });
});
