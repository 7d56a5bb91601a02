import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, test, type TestContext } from 'node:test';
import { freePort } from '@foyer/testing/node/free-port.ts';
import { type Postgres, startPostgres } from '@foyer/testing/node/postgres.ts';
import { Kysely, sql } from 'kysely';
import { contactMessage, signUp, solved, startEndpoint, temporaryFolder } from '../testing/visitor.ts';
import { copyDatabase } from './copy.ts';
import { postgresDialect } from './postgres.ts';
import { sqliteDialect } from './sqlite.ts';
import type { Tables } from './tables.ts';

let postgres: Postgres;
before(async () => void (postgres = await startPostgres()));
after(() => postgres.stop());

const inboxToken = 'owner-token';
const bearer = { authorization: `Bearer ${inboxToken}`, accept: 'application/json' };
const dialectOf = (directory: string) => sqliteDialect(join(directory, 'foyer.sqlite'));

/** A database with messages, a subscriber, mails and an open captcha. */
async function usedFile(context: TestContext) {
  const dataDirectory = temporaryFolder(context);
  const { endpoint, visitor } = await startEndpoint(context, {
    dataDirectory,
    inboxToken,
    mail: { to: 'o@example.org' },
  });
  const messages = [];
  for (const _ of [1, 2, 3])
    messages.push(contactMessage(await solved(await visitor.challenge('/contact?without=pow'))));
  for (const message of messages) assert.equal((await visitor.post('/contact', message)).status, 202);
  const newSignUp = signUp(await solved(await visitor.challenge('/newsletter?without=pow')));
  assert.equal((await visitor.post('/newsletter', newSignUp)).status, 202);
  const open = await solved(await visitor.challenge('/contact?without=pow'));
  const read = async (from: typeof visitor) =>
    Promise.all(['/inbox', '/inbox/subscribers'].map(async (path) => (await from.get(path, bearer)).text()));
  const inbox = await read(visitor);
  await endpoint.close();
  return { dataDirectory, messages, open, read, inbox };
}

test('a copy to PostgreSQL is complete, replays earlier messages, and accepts new ones', async (context) => {
  const { dataDirectory, inbox, messages, open, read } = await usedFile(context);
  const databaseUrl = await postgres.createDatabase();
  const result = await copyDatabase(dialectOf(dataDirectory), postgresDialect(databaseUrl));
  assert.equal(result.status, 'copied');
  const counts = Object.fromEntries(
    result.status === 'copied' ? result.tables.map(({ table, rows }) => [table, rows]) : [],
  );
  assert.deepEqual([counts['submissions'], counts['subscribers'], counts['outbox']], [4, 1, 4]);

  const { visitor } = await startEndpoint(context, { dataDirectory, databaseUrl, inboxToken });
  assert.deepEqual(await read(visitor), inbox);
  assert.equal((await visitor.post('/contact', messages[0])).status, 200);
  assert.equal((await visitor.post('/contact', contactMessage(open))).status, 202);
  const { messages: after } = (await (await visitor.get('/inbox?limit=1', bearer)).json()) as {
    messages: readonly { receivedAt: string }[];
  };
  assert.equal(after.length, 1);
});

test('a target that is not empty is refused and unchanged', async (context) => {
  const { dataDirectory } = await usedFile(context);
  const databaseUrl = await postgres.createDatabase();
  await copyDatabase(dialectOf(dataDirectory), postgresDialect(databaseUrl));
  const again = await copyDatabase(dialectOf(dataDirectory), postgresDialect(databaseUrl));
  assert.deepEqual(again, { status: 'not-empty', table: 'submissions' });
});

test('a copy that differs from its source is rolled back', async (context) => {
  const { dataDirectory } = await usedFile(context);
  const databaseUrl = await postgres.createDatabase();
  const target = () => new Kysely<Tables>({ dialect: postgresDialect(databaseUrl) });
  await copyDatabase(dialectOf(temporaryFolder(context)), postgresDialect(databaseUrl));
  const db = target();
  context.after(() => db.destroy());
  await sql
    .raw(
      `
    create function spoil() returns trigger language plpgsql as
      $$ begin new.fields = replace(new.fields, 'Frage', 'Sage'); return new; end $$;
    create trigger spoil before insert on submissions for each row execute function spoil()`,
    )
    .execute(db);
  const result = await copyDatabase(dialectOf(dataDirectory), postgresDialect(databaseUrl));
  assert.deepEqual(result, { status: 'differs', table: 'submissions' });
  const { rows } = await sql`select 1 from submissions`.execute(db);
  assert.equal(rows.length, 0);
});

test('queued webhooks are delivered from PostgreSQL', async (context) => {
  const dataDirectory = temporaryFolder(context);
  const secret = 'a secret for tests that is long enough';
  const away = { crm: { url: `http://127.0.0.1:${await freePort()}`, secret } };
  const before = await startEndpoint(context, { dataDirectory, webhooks: away });
  const message = contactMessage(await solved(await before.visitor.challenge('/contact?without=pow')));
  assert.equal((await before.visitor.post('/contact', message)).status, 202);
  await before.endpoint.close();
  const databaseUrl = await postgres.createDatabase();
  assert.equal((await copyDatabase(dialectOf(dataDirectory), postgresDialect(databaseUrl))).status, 'copied');

  const told = Promise.withResolvers<string>();
  const crm = createServer((request, response) => {
    void text(request).then(told.resolve);
    response.end();
  }).listen(0, '127.0.0.1');
  await once(crm, 'listening');
  context.after(() => crm.close());
  const there = { crm: { url: `http://127.0.0.1:${(crm.address() as AddressInfo).port}`, secret } };
  const now = () => Date.now() + 60_000;
  await startEndpoint(context, { dataDirectory, databaseUrl, webhooks: there, now });
  const { type, data } = JSON.parse(await told.promise) as { type: string; data: { submissionId: string } };
  assert.deepEqual([type, data.submissionId], ['message', message.submissionId]);
});
