// Failures of disk, database and clock: nothing is acknowledged then, and nothing acknowledged is lost.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test, type TestContext } from 'node:test';
import { serveEndpoint } from './serve-endpoint.ts';
import { contactMessage, solved, startEndpoint, type Visitor } from './testing/visitor.ts';

const newMessage = async (visitor: Visitor, changes = {}) =>
  contactMessage(await solved(await visitor.challenge('/contact?without=pow')), changes);

function open(context: TestContext, directory: string): DatabaseSync {
  const database = new DatabaseSync(join(directory, 'foyer.sqlite'));
  context.after(() => database.isOpen && database.close());
  return database;
}

const idsIn = (database: DatabaseSync) =>
  database
    .prepare('select submission_id from submissions order by sequence')
    .all()
    .map((row) => row['submission_id']);

async function assertUnavailable(response: Response) {
  assert.equal(response.status, 503);
  assert.equal(response.headers.get('retry-after'), '5');
  const problem = (await response.json()) as { type: string; retryAfter: number };
  assert.deepEqual([problem.type, problem.retryAfter], ['urn:foyer:problem:unavailable', 5]);
}

/** A separate file system, or undefined without root. */
function smallDisk(context: TestContext, size: string): string | undefined {
  const directory = mkdtempSync(join(tmpdir(), 'foyer-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'foyer-test', directory], { stdio: 'ignore' });
  } catch {
    context.skip('needs the right to mount a small disk');
    return undefined;
  }
  context.after(() => {
    execFileSync('umount', ['--lazy', directory]);
    rmSync(directory, { recursive: true });
  });
  return directory;
}

test('a failing outbox entry rolls back message and token, and a retry is stored', async (context) => {
  const { directory, visitor } = await startEndpoint(context, { mail: { to: 'owner@example.org' } });
  const database = open(context, directory);
  database.exec(`create trigger jam before insert on outbox begin select raise(abort, 'jammed'); end`);
  const message = await newMessage(visitor);
  await assertUnavailable(await visitor.post('/contact', message));
  const count = (table: string) => database.prepare(`select count(*) as rows from ${table}`).get()?.['rows'];
  assert.deepEqual(['submissions', 'spent_tokens', 'outbox'].map(count), [0, 0, 0]);
  database.exec('drop trigger jam');
  assert.equal((await visitor.post('/contact', message)).status, 202);
  assert.deepEqual(['submissions', 'spent_tokens', 'outbox'].map(count), [1, 1, 1]);
});

test('while another program locks the database, messages get 503 and other requests succeed', async (context) => {
  const { directory, visitor } = await startEndpoint(context);
  const message = await newMessage(visitor);
  const database = open(context, directory);
  database.exec('begin immediate');
  const order: string[] = [];
  const posting = visitor.post('/contact', message).finally(() => order.push('message'));
  await visitor.challenge('/contact?without=pow').finally(() => order.push('challenge'));
  await assertUnavailable(await posting);
  assert.deepEqual(order, ['challenge', 'message']);
  database.exec('rollback');
  assert.equal((await visitor.post('/contact', message)).status, 202);
});

test('a full disk causes 503, loses no acknowledged message, and recovers', async (context) => {
  const dataDirectory = smallDisk(context, '2m');
  if (dataDirectory === undefined) return;
  const ballast = join(dataDirectory, 'ballast');
  const { visitor } = await startEndpoint(context, { dataDirectory });
  writeFileSync(ballast, Buffer.alloc(1024 * 1024));
  const acknowledged: unknown[] = [];
  for (;;) {
    const message = await newMessage(visitor, { fields: { email: 'lena@example.org', message: 'x'.repeat(20_000) } });
    const response = await visitor.post('/contact', message);
    if (response.status === 202) acknowledged.push(message.submissionId);
    else {
      await assertUnavailable(response);
      rmSync(ballast);
      assert.equal((await visitor.post('/contact', message)).status, 202);
      acknowledged.push(message.submissionId);
      break;
    }
  }
  assert.ok(acknowledged.length > 2);
  assert.deepEqual(idsIn(open(context, dataDirectory)), acknowledged);
});

test('a read-only disk is reported at the start and prevents serving', async (context) => {
  const dataDirectory = smallDisk(context, '2m');
  if (dataDirectory === undefined) return;
  execFileSync('mount', ['-o', 'remount,ro', dataDirectory]);
  const result = await serveEndpoint({ dataDirectory, port: 1, log: () => undefined });
  assert.equal(result.status, 'failed');
  assert.match(result.status === 'failed' ? result.reason : '', /read-only/);
});

for (const [jump, ms] of [
  ['a day ahead', 24 * 60 * 60_000],
  ['a day back', -24 * 60 * 60_000],
] as const) {
  test(`a clock that jumps ${jump} requires a new captcha, and the message is stored once`, async (context) => {
    let now = Date.now();
    const { directory, visitor } = await startEndpoint(context, { now: () => now });
    const message = await newMessage(visitor);
    now += ms;
    const refused = await visitor.post('/contact', message);
    assert.equal(refused.status, 422);
    const { challenge } = (await refused.json()) as { challenge: Parameters<typeof solved>[0] };
    const again = { ...message, captcha: await solved(challenge) };
    assert.equal((await visitor.post('/contact', again)).status, 202);
    now -= ms;
    assert.equal((await visitor.post('/contact', again)).status, 200);
    assert.deepEqual(idsIn(open(context, directory)), [message.submissionId]);
  });
}
