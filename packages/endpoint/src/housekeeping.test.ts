import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogEvent } from './domain/log-event.ts';
import { startHousekeeping, clockStability } from './housekeeping.ts';
import { contactMessage, solved, startEndpoint } from './testing/visitor.ts';

const hour = 60 * 60_000;

test('after a clock jump nothing is deleted until the clock was steady for an hour', () => {
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
  assert.equal(attempts, 3, 'at the start, and after each hour');
  assert.deepEqual(log[1], { event: 'housekeeping-failed', reason: 'ENOSPC' });
});

for (const [title, formsLater] of [
  ['', undefined],
  [', also of a form that was removed from the settings', { other: { fields: 'email' } }],
] as const)
  test(`an endpoint deletes expired messages at the start${title}`, async (context) => {
    const forms = { contact: { fields: 'email message', retentionDays: 30 } };
    const inboxToken = 'owner-token';
    const reader = { authorization: `Bearer ${inboxToken}`, accept: 'application/json' };
    const first = await startEndpoint(context, { forms });
    const message = contactMessage(await solved(await first.visitor.challenge('/contact?without=pow')));
    assert.equal((await first.visitor.post('/contact', message)).status, 202);
    await first.endpoint.close();
    const later = formsLater ?? forms;
    const now = () => Date.now() + 31 * 24 * hour;
    const { visitor } = await startEndpoint(context, { forms: later, inboxToken, now, dataDirectory: first.directory });
    for (;;) {
      const { messages } = (await (await visitor.get('/inbox', reader)).json()) as { messages: unknown[] };
      if (messages.length === 0) break;
    }
  });
