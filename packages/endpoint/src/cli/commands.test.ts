// Commands next to a running endpoint.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { contactMessage, signUp, solved, startEndpoint, temporaryFolder, type Visitor } from '../testing/visitor.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

function run(
  dataDirectory: string,
  ...args: readonly string[]
): Promise<{ code: number; text: string; errors: string }> {
  const env = { PATH: process.env['PATH'], FOYER_DATA: dataDirectory };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--conditions=foyer:source', main, ...args], { env }, (error, text, errors) =>
      resolve({ code: error === null ? 0 : Number(error.code), text, errors }),
    );
  });
}

const solvedFor = async (visitor: Visitor, form: string) => solved(await visitor.challenge(`/${form}?without=pow`));

/** A running endpoint with a message and a sign-up of Lena's. */
async function usedEndpoint(context: TestContext) {
  const dataDirectory = temporaryFolder(context);
  const world = await startEndpoint(context, { dataDirectory, mail: { to: 'owner@example.org' } });
  const message = contactMessage(await solvedFor(world.visitor, 'contact'));
  assert.equal((await world.visitor.post('/contact', message)).status, 202);
  const joining = signUp(await solvedFor(world.visitor, 'newsletter'));
  assert.equal((await world.visitor.post('/newsletter', joining)).status, 202);
  return { ...world, dataDirectory, message };
}

test('another endpoint starts from a backup of a running endpoint', async (context) => {
  const { dataDirectory, message, visitor } = await usedEndpoint(context);
  const open = contactMessage(await solvedFor(visitor, 'contact'));
  const folder = join(temporaryFolder(context), 'backups', 'today');
  const made = await run(dataDirectory, 'backup', '--to', folder);
  assert.deepEqual([made.code, made.errors], [0, '']);
  assert.match(made.text, /^Copied 2 messages to /);
  for (const file of ['foyer.sqlite', 'secret', 'inbox-token'])
    assert.equal(statSync(join(folder, file)).mode & 0o777, 0o600);

  const restored = await startEndpoint(context, { dataDirectory: folder });
  assert.equal((await restored.visitor.post('/contact', message)).status, 200);
  assert.equal((await restored.visitor.post('/contact', open)).status, 202);
  assert.equal((await run(folder, 'consent', 'verify')).code, 0);

  const again = await run(dataDirectory, 'backup', '--to', folder);
  assert.equal(again.code, 1);
  assert.match(again.errors, /already contains a database/);
});

test('verifies the consent chain, exports an address and erases it', async (context) => {
  const { dataDirectory, visitor } = await usedEndpoint(context);
  assert.match(
    (await run(dataDirectory, 'consent', 'verify')).text,
    /^1 steps of consent, 0 of them erased\. The chain is intact\./,
  );
  const handedOut = await run(dataDirectory, 'export', '--email', 'lena@example.org');
  const person = JSON.parse(handedOut.text) as { messages: unknown[]; subscriptions: unknown[] };
  assert.deepEqual([person.messages.length, person.subscriptions.length], [2, 1]);
  const erased = await run(dataDirectory, 'erase', '--email', 'lena@example.org');
  assert.deepEqual([erased.code, erased.errors], [0, '']);
  assert.match(erased.text, /Erased: 2 messages, 1 subscription, .*\n.*no longer contain the address/);
  assert.match((await run(dataDirectory, 'consent', 'verify')).text, /^2 steps of consent, 1 of them erased/);
  assert.equal((await visitor.get('/health')).status, 200);
});

test('erase lists the hooks that still have to be told, and verifies the erasure afterwards', async (context) => {
  const receiver = createServer((_, response) => response.writeHead(500).end());
  await once(receiver.listen(0, '127.0.0.1'), 'listening');
  context.after(() => receiver.close());
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  const secret = 'a secret of the webhook for tests, long enough';
  const dataDirectory = temporaryFolder(context);
  const { endpoint, log, visitor } = await startEndpoint(context, {
    dataDirectory,
    webhooks: { crm: { url, secret } },
  });
  const message = contactMessage(await solvedFor(visitor, 'contact'));
  assert.equal((await visitor.post('/contact', message)).status, 202);
  while (!log.some((line) => line.includes('to hook crm will be retried'))) await setTimeout(20);
  await endpoint.close();
  const config = join(dataDirectory, 'foyer.yaml');
  writeFileSync(config, `webhooks: { crm: { url: "${url}", secret: "${secret}" } }`);
  const told = await run(dataDirectory, 'erase', '--email', 'lena@example.org', '--config', config);
  assert.deepEqual([told.code, told.errors], [0, '']);
  assert.match(told.text, /crm will be told to erase the address too.*\nUntil then the outbox holds the address/);
  const unknown = await run(dataDirectory, 'erase', '--email', 'lena@example.org');
  assert.match(unknown.text, /crm .* not in the settings: erase the address there yourself/);
  receiver.removeAllListeners('request').on('request', (_, response: ServerResponse) => response.end());
  const again = await startEndpoint(context, { dataDirectory, webhooks: { crm: { url, secret } } });
  while (!again.log.some((line) => line.includes('(erased) to hook crm was sent'))) await setTimeout(20);
  const verified = await run(dataDirectory, 'erase', '--email', 'lena@example.org', '--config', config);
  assert.match(verified.text, /^Erased: 0 messages, .*\n.*no longer contain the address/);
});

test('a backup is private from its first byte', async (context) => {
  const { dataDirectory } = await usedEndpoint(context);
  const database = new DatabaseSync(join(dataDirectory, 'foyer.sqlite'));
  database.exec(`create table ballast (bytes blob);
    with recursive number(n) as (select 1 union all select n + 1 from number where n < 40)
    insert into ballast select zeroblob(1000000) from number`);
  database.close();
  const folder = temporaryFolder(context);
  const unfinished = join(folder, 'foyer.sqlite.unfinished');
  const running = run(dataDirectory, 'backup', '--to', folder);
  const modes = new Set<number>();
  let isRunning = true;
  void running.finally(() => (isRunning = false));
  while (isRunning) {
    const found = statSync(unfinished, { throwIfNoEntry: false });
    if (found !== undefined) modes.add(found.mode & 0o777);
    await setTimeout(1);
  }
  assert.equal((await running).code, 0);
  assert.deepEqual([...modes], [0o600]);
  assert.ok(!existsSync(unfinished));
});

test('a backup and an export during writes are complete and hold up no message', async (context) => {
  const { dataDirectory, visitor } = await usedEndpoint(context);
  let isRunning = true;
  let [stored, slowest] = [0, 0];
  const writing = (async () => {
    while (isRunning) {
      const message = contactMessage(await solvedFor(visitor, 'contact'));
      const start = performance.now();
      assert.equal((await visitor.post('/contact', message)).status, 202);
      slowest = Math.max(slowest, performance.now() - start);
      stored += 1;
    }
  })();
  const folder = join(temporaryFolder(context), 'backup');
  const before = stored + 1;
  const made = await run(dataDirectory, 'backup', '--to', folder);
  const handedOut = await run(dataDirectory, 'export', '--email', 'lena@example.org');
  isRunning = false;
  await writing;
  assert.deepEqual([made.code, made.errors], [0, '']);
  const copied = Number(/^Copied (\d+) messages/.exec(made.text)?.[1]);
  assert.ok(copied > before && copied <= stored + 2, `${copied} of ${stored}`);
  const exported = (JSON.parse(handedOut.text) as { messages: unknown[] }).messages.length;
  assert.ok(exported >= copied, `${exported} of ${stored}`);
  assert.ok(slowest < 1_500, `${slowest} ms`);
  const copy = new DatabaseSync(join(folder, 'foyer.sqlite'), { readOnly: true });
  context.after(() => copy.close());
  assert.deepEqual({ ...copy.prepare('pragma integrity_check').get() }, { integrity_check: 'ok' });
  // Each message is in the copy with all that was written in its transaction.
  const lonely = `select count(*) as count from submissions where form = 'contact'
    and submission_id not in (select submission_id from outbox where submission_id is not null)`;
  assert.equal(copy.prepare(lonely).get()?.['count'], 0);
});

test('an export succeeds while another process writes', async (context) => {
  const { dataDirectory } = await usedEndpoint(context);
  const other = new DatabaseSync(join(dataDirectory, 'foyer.sqlite'));
  context.after(() => other.close());
  other.exec('begin immediate');
  const handedOut = await run(dataDirectory, 'export', '--email', 'lena@example.org');
  assert.equal((JSON.parse(handedOut.text) as { messages: unknown[] }).messages.length, 2);
  other.exec('rollback');
});

test('a command refuses a database of another version and leaves it unchanged', async (context) => {
  const { dataDirectory } = await usedEndpoint(context);
  const database = new DatabaseSync(join(dataDirectory, 'foyer.sqlite'));
  context.after(() => database.close());
  const last = database.prepare('select max(name) as name from kysely_migration').get()?.['name'] as string;
  const names = () => database.prepare('select count(*) as count from kysely_migration').get()?.['count'];
  database.prepare('delete from kysely_migration where name = ?').run(last);
  const before = names();
  const older = await run(dataDirectory, 'export', '--email', 'lena@example.org');
  assert.match(older.errors, /belongs to an older version: start this endpoint once/);
  assert.deepEqual([older.code, names()], [1, before]);
  for (const name of [last, '9999-of-tomorrow'])
    database.prepare('insert into kysely_migration (name, timestamp) values (?, ?)').run(name, '2026-11-24');
  assert.match((await run(dataDirectory, 'consent', 'verify')).errors, /belongs to a newer version of the endpoint/);
});

test('commands name the reason why they cannot run', async (context) => {
  const empty = temporaryFolder(context);
  for (const [args, reason] of [
    [['erase', '--email', 'everybody'], /--email needs one mail address/],
    [['export', '--email', 'lena@example.org'], /There is no .*foyer\.sqlite: set FOYER_DATA/],
    [['backup', '--to', join(empty, 'x')], /there is no .*foyer\.sqlite: set FOYER_DATA/],
    [['consent', 'verify'], /There is no .*foyer\.sqlite/],
  ] as const) {
    const { code, errors } = await run(empty, ...args);
    assert.equal(code, 1);
    assert.match(errors, reason);
  }
});

test('open forms stay valid after a rotation as long as the former secret is configured', async (context) => {
  const dataDirectory = temporaryFolder(context);
  const [former, current] = ['f'.repeat(32), 'c'.repeat(32)];
  const before = await startEndpoint(context, { dataDirectory, secret: former });
  const messages = [];
  for (const _ of [1, 2]) messages.push(contactMessage(await solved(await before.visitor.challenge('/contact'))));
  await before.endpoint.close();
  const meanwhile = await startEndpoint(context, { dataDirectory, secret: [current, former] });
  assert.equal((await meanwhile.visitor.post('/contact', messages[0])).status, 202);
  await meanwhile.endpoint.close();
  const afterwards = await startEndpoint(context, { dataDirectory, secret: current });
  const refused = await afterwards.visitor.post('/contact', messages[1]);
  assert.equal(((await refused.json()) as { type: string }).type, 'urn:foyer:problem:captcha-foreign');
});
