import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { reasonOf } from '../domain/log-event.ts';
import { logFor, type LogEntry, logWriter, printable } from './log-writer.ts';

const told = { event: 'mail-waits', mailId: 'm1', kind: 'notification', reason: 'EENVELOPE 450' } as const;
const entry: LogEntry = { time: '2026-11-24T09:00:00.000Z', level: 'warning', ...told };

test('a function is told the event with its time and weight', () => {
  const heard: LogEntry[] = [];
  logFor(
    (entry) => heard.push(entry),
    () => Date.parse(entry.time),
  )(told);
  assert.deepEqual(heard, [entry]);
});

test('JSON is one object a line, text one sentence a line', (context) => {
  const lines: unknown[] = [];
  context.mock.method(process.stderr, 'write', (line: unknown) => lines.push(line));
  logWriter('json')(entry);
  logWriter('text')(entry);
  context.mock.restoreAll();
  assert.deepEqual(JSON.parse(String(lines[0])), entry);
  assert.equal(lines[1], `${entry.time} warning foyer-endpoint: mail m1 (notification) waits: EENVELOPE 450\n`);
});

test('a program reads JSON where no person looks on', () => {
  const script = `import { logWriter } from ${JSON.stringify(new URL('log-writer.ts', import.meta.url).href)};
    logWriter()(${JSON.stringify(entry)});`;
  const args = ['--conditions=foyer:source', '--input-type=module', '--eval', script];
  assert.deepEqual(JSON.parse(spawnSync(process.execPath, args, { encoding: 'utf8' }).stderr), entry);
});

test('no line can be made two, and no terminal be commanded', () => {
  assert.equal(
    printable('a\nb\r\u001b[31m\u009bc\u2028d\u202ee\u0000'),
    'a\\u000ab\\u000d\\u001b[31m\\u009bc\\u2028d\\u202ee\\u0000',
  );
  assert.equal(printable('Grüße, 你好'), 'Grüße, 你好');
});

test('of an error only its code or its place is told, whatever it says', () => {
  const words = 'lena@example.org\n    at secret (/x/lena.ts:1:1)';
  assert.equal(reasonOf(Object.assign(new Error(words), { code: '22P02' })), '22P02');
  assert.match(reasonOf(new TypeError(words)), /^TypeError at log-writer\.test\.ts:\d+$/);
  assert.equal(reasonOf(words), 'unknown');
});
