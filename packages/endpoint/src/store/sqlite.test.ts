import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test, type TestContext } from 'node:test';
import { sql, Kysely } from 'kysely';
import { temporaryFolder } from '../testing/visitor.ts';
import { sqliteDialect } from './sqlite.ts';
import { openStore } from './store.ts';
import type { Tables } from './tables.ts';

const expiry = '2026-11-24T12:00:00.000Z';

async function store(context: TestContext, path = join(temporaryFolder(context), 'foyer.sqlite')) {
  const opened = await openStore({ dataDirectory: dirname(path) });
  context.after(() => opened.close());
  return { path, opened };
}

test('the database is in WAL mode with full sync, and its file is private', async (context) => {
  const path = join(temporaryFolder(context), 'foyer.sqlite');
  const db = new Kysely<Tables>({ dialect: sqliteDialect(path) });
  context.after(() => db.destroy());
  const pragma = async (name: string) => {
    const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db);
    return rows[0]?.[name];
  };
  assert.deepEqual([await pragma('journal_mode'), await pragma('synchronous')], ['wal', 2]);
  assert.equal(statSync(path).mode & 0o777, 0o600);
});

test('a failed transaction is rolled back', async (context) => {
  const { opened } = await store(context);
  const failing = opened.transaction(async ({ tokens }) => {
    assert.equal(await tokens.spend('token', expiry), true);
    throw new Error('power failure');
  });
  await assert.rejects(failing, /power failure/);
  assert.equal(await opened.tokens.spend('token', expiry), true);
  assert.equal(await opened.tokens.spend('token', expiry), false);
});

test('transactions of two connections to one file wait for each other', async (context) => {
  const { opened, path } = await store(context);
  const { opened: other } = await store(context, path);
  const spend = (where: typeof opened, token: string) =>
    where.transaction(async ({ submissions, tokens }) => {
      await submissions.receipt('read first');
      return tokens.spend(token, expiry);
    });
  for (const token of ['one', 'two', 'three']) {
    const outcomes = [await spend(opened, token), await spend(other, token)];
    assert.deepEqual(outcomes, [true, false]);
  }
});

test('opening a file again keeps its data', async (context) => {
  const { opened, path } = await store(context);
  await opened.tokens.spend('token', expiry);
  const { opened: again } = await store(context, path);
  assert.equal(await again.tokens.spend('token', expiry), false);
});

test('spent tokens are deleted only once they have expired', async (context) => {
  const { opened } = await store(context);
  await opened.tokens.spend('token', expiry);
  await opened.deleteExpiredTokens(expiry);
  assert.equal(await opened.tokens.spend('token', expiry), false);
  await opened.deleteExpiredTokens('2026-11-24T12:00:00.001Z');
  assert.equal(await opened.tokens.spend('token', expiry), true);
});

test('expired links are deleted, and links without an end stay', async (context) => {
  const { opened } = await store(context);
  const link = { purpose: 'confirm' as const, subscriberId: 'lena', submissionId: null };
  await opened.tokens.addLink({ ...link, tokenHash: 'old', expiresAt: expiry });
  await opened.tokens.addLink({ ...link, tokenHash: 'new', expiresAt: '2026-11-25T12:00:00.000Z' });
  const leaving = { ...link, purpose: 'unsubscribe' as const, expiresAt: null };
  await opened.tokens.addLink({ ...leaving, tokenHash: 'leave' });
  await opened.deleteExpiredLinks('2026-11-24T12:00:00.001Z');
  assert.equal(await opened.tokens.link('old', 'confirm'), undefined);
  assert.notEqual(await opened.tokens.link('new', 'confirm'), undefined);
  assert.notEqual(await opened.tokens.link('leave', 'unsubscribe'), undefined);
});

test('a kill keeps committed data and discards uncommitted data', async (context) => {
  const path = join(temporaryFolder(context), 'foyer.sqlite');
  const program = `
    import { openStore } from ${JSON.stringify(import.meta.resolve('./store.ts'))};
    const store = await openStore({ dataDirectory: ${JSON.stringify(dirname(path))} });
    await store.tokens.spend('acknowledged', '${expiry}');
    await store.transaction(async ({ tokens }) => {
      await tokens.spend('under way', '${expiry}');
      process.kill(process.pid, 'SIGKILL');
      await new Promise(() => setInterval(() => undefined, 1000));
    });`;
  const child = spawn(process.execPath, ['--conditions=foyer:source', '--input-type=module', '--eval', program], {
    stdio: 'inherit',
  });
  assert.deepEqual(await once(child, 'exit'), [null, 'SIGKILL']);
  const database = new DatabaseSync(path);
  assert.deepEqual(database.prepare('pragma integrity_check').get()?.['integrity_check'], 'ok');
  assert.deepEqual(
    database
      .prepare('select token_id from spent_tokens')
      .all()
      .map((row) => row['token_id']),
    ['acknowledged'],
  );
  database.close();
});

test('a full disk rejects a transaction, and a later one succeeds', async (context) => {
  const path = join(temporaryFolder(context), 'foyer.sqlite');
  const db = new Kysely<Tables>({ dialect: sqliteDialect(path) });
  context.after(() => db.destroy());
  await sql`create table notes (words text)`.execute(db);
  const pages = (count: number) => sql.raw(`pragma max_page_count = ${count}`).execute(db);
  const note = (length: number) =>
    db
      .transaction()
      .execute((transaction) => sql`insert into notes values (${'x'.repeat(length)})`.execute(transaction));
  await pages(3);
  await assert.rejects(note(100_000), /full/);
  await pages(1_000);
  await note(100_000);
});

test('checkWritable() writes to the file, because only a write detects a full disk', async (context) => {
  const { opened, path } = await store(context);
  const reader = new DatabaseSync(path, { readOnly: true });
  context.after(() => reader.close());
  const version = () => reader.prepare('pragma data_version').get()?.['data_version'];
  const before = version();
  await opened.checkWritable();
  assert.notEqual(version(), before);
  await opened.deleteExpiredTokens(new Date(Date.now() + 1).toISOString());
  assert.equal(reader.prepare('select count(*) as left from spent_tokens').get()?.['left'], 0);
});
