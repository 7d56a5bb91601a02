import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { test } from 'node:test';
import { reasonOf } from '../domain/log-event.ts';
import { contactMessage, solved, startEndpoint } from '../testing/visitor.ts';
import { logFor, type LogEntry, logWriter, printable } from './log-writer.ts';

const event = { event: 'delivery-waits', deliveryId: 'm1', kind: 'notification', reason: 'EENVELOPE 450' } as const;
const entry: LogEntry = { time: '2026-11-24T09:00:00.000Z', level: 'warning', ...event };

test('a function receives the event with time and level', () => {
  const entries: LogEntry[] = [];
  logFor(
    (entry) => entries.push(entry),
    () => Date.parse(entry.time),
  )(event);
  assert.deepEqual(entries, [entry]);
});

test('JSON is one object per line, text one sentence per line', (context) => {
  const lines: unknown[] = [];
  context.mock.method(console, 'error', (line: unknown) => lines.push(line));
  logWriter('json')(entry);
  logWriter('text')(entry);
  context.mock.restoreAll();
  assert.deepEqual(JSON.parse(String(lines[0])), entry);
  assert.equal(lines[1], `${entry.time} warning foyer-endpoint: mail m1 (notification) will be retried: EENVELOPE 450`);
});

const script = `import { logWriter } from ${JSON.stringify(new URL('log-writer.ts', import.meta.url).href)};
  logWriter()(${JSON.stringify(entry)});
  setImmediate(() => console.log('alive'));`;
const program = ['--conditions=foyer:source', '--input-type=module', '--eval', script];

test('the default is JSON if stderr is not a terminal', () => {
  assert.deepEqual(JSON.parse(spawnSync(process.execPath, program, { encoding: 'utf8' }).stderr), entry);
});

const full = '/dev/full';

test(
  'a log that cannot be written does not end the process',
  { skip: !existsSync(full) && 'there is no /dev/full' },
  () => {
    const stdio = ['ignore', 'pipe', openSync(full, 'w')] as const;
    const { status, stdout } = spawnSync(process.execPath, program, { encoding: 'utf8', stdio: [...stdio] });
    assert.deepEqual([status, stdout], [0, 'alive\n']);
  },
);

test('a failing log function does not prevent the receipt', async (context) => {
  const faults: unknown[] = [];
  context.mock.method(console, 'error', (line: unknown) => faults.push(line));
  const log = () => {
    throw new RangeError('the collector is down');
  };
  const { visitor } = await startEndpoint(context, { log });
  const message = contactMessage(await solved(await visitor.challenge('/contact')));
  assert.equal((await visitor.post('/contact', message)).status, 202);
  assert.match(String(faults[0]), /^foyer-endpoint: the log failed: RangeError at log-writer\.test\.ts:\d+$/);
});

test('line breaks and terminal control sequences are escaped', () => {
  assert.equal(
    printable('a\nb\r\u001b[31m\u009bc\u2028d\u202ee\u0000'),
    'a\\u000ab\\u000d\\u001b[31m\\u009bc\\u2028d\\u202ee\\u0000',
  );
  assert.equal(printable('Grüße, 你好'), 'Grüße, 你好');
});

test('an error is logged only with its code or position', () => {
  const words = 'lena@example.org\n    at secret (/x/lena.ts:1:1)';
  assert.equal(reasonOf(Object.assign(new Error(words), { code: '22P02' })), '22P02');
  assert.match(reasonOf(new TypeError(words)), /^TypeError at log-writer\.test\.ts:\d+$/);
  assert.equal(reasonOf(words), 'unknown');
});
