import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test, type TestContext } from 'node:test';
import { Kysely, sql } from 'kysely';
import { bothDatabases } from '../testing/databases.ts';
import { temporaryFolder } from '../testing/visitor.ts';
import { postgresDialect } from './postgres.ts';
import { type EndpointStore, openStore } from './store.ts';
import type { Tables } from './tables.ts';

const databases = bothDatabases();
/** More than a search without the index compares. */
const many = 6_000;

async function sends(store: EndpointStore, texts: readonly string[], status: 'accepted' | 'spam' = 'accepted') {
  for (let start = 0; start < texts.length; start += 500) {
    await store.transaction(async ({ submissions }) => {
      for (const text of texts.slice(start, start + 500)) await submissions.add(message(text, status));
    });
  }
}

function message(text: string, status: 'accepted' | 'spam') {
  return {
    submission: {
      v: 1 as const,
      submissionId: randomUUID(),
      fields: { message: text, topics: ['Stühle', 'Tische'] },
      trap: { website: '' },
      page: { url: '', locale: 'de' },
    },
    form: 'contact',
    origin: 'https://example.org',
    contentHash: 'hash',
    receiptStatus: 'accepted' as const,
    status,
    spam: [],
    receivedAt: '2026-11-24T12:00:00.000Z',
  };
}

const textsOf = async (store: EndpointStore, search: string, filter: { suspected?: boolean; form?: string } = {}) =>
  (await store.listSubmissions({ limit: 50, search, ...filter })).items.map(({ fields }) => fields['message']);

async function manyMessages(context: TestContext, settings: { dataDirectory: string; databaseUrl?: string }) {
  const store = await openStore(settings);
  context.after(() => store.close());
  await sends(store, ['Ein Überraschungsei', 'das 李雷 schrieb', 'eins', '100 % sicher', 'sagt "Ja"']);
  await sends(store, ['Angebot zum Ei'], 'spam');
  await sends(
    store,
    Array.from({ length: many }, (_, index) => `Guten Tag ${index}`),
  );
  return store;
}

databases.test('old messages are found by any part of their text, once they are indexed', async (context, database) => {
  const store = await manyMessages(context, database.options);
  await store.search.addNew();
  await sends(store, ['Noch ein Überraschungsgast']);
  assert.deepEqual(await textsOf(store, 'Überraschungs'), ['Noch ein Überraschungsgast', 'Ein Überraschungsei']);
  for (const [search, found] of [
    ['李雷 schrieb', ['das 李雷 schrieb']],
    ['100 %', ['100 % sicher']],
    ['sagt "ja"', ['sagt "Ja"']],
    ['nirgends', []],
    ['guten tag 1717', ['Guten Tag 1717']],
  ] as const)
    assert.deepEqual(await textsOf(store, search), found, search);
  assert.equal((await textsOf(store, 'TISCHE')).length, 50);
  assert.deepEqual(await textsOf(store, 'angebot', { suspected: true }), ['Angebot zum Ei']);
  assert.deepEqual(await textsOf(store, 'angebot', { suspected: false }), []);
  assert.deepEqual(await textsOf(store, 'angebot', { form: 'newsletter' }), []);
});

databases.test('search results are paged without gaps or duplicates', async (context, database) => {
  const store = await manyMessages(context, database.options);
  await store.search.addNew();
  for (const [search, count] of [
    ['tag 11', 111],
    ['李雷', 1],
    ['%', 1],
    ['ei', 3],
  ] as const) {
    const found = new Set<string>();
    let after: number | undefined;
    do {
      const page = await store.listSubmissions({ limit: 40, search, ...(after !== undefined && { after }) });
      for (const { submissionId } of page.items) {
        assert.ok(!found.has(submissionId), `${search} twice`);
        found.add(submissionId);
      }
      after = page.next ?? undefined;
    } while (after !== undefined);
    assert.equal(found.size, count, search);
  }
});

test('PostgreSQL without pg_trgm finds prefixes of words', async (context) => {
  const databaseUrl = await databases.postgres().createDatabase();
  const db = new Kysely<Tables>({ dialect: postgresDialect(databaseUrl) });
  // In a schema where it is not found, as if it were not installed.
  await sql`create schema elsewhere`.execute(db);
  await sql`create extension pg_trgm schema elsewhere`.execute(db);
  await db.destroy();
  const store = await openStore({ dataDirectory: temporaryFolder(context), databaseUrl });
  context.after(() => store.close());
  await sends(store, ['Ein Überraschungsei', 'Guten Tag', '100 % sicher']);
  await store.search.addNew();
  assert.deepEqual(await textsOf(store, 'Überrasch'), ['Ein Überraschungsei']);
  assert.deepEqual(await textsOf(store, 'tag GUT'), ['Guten Tag']);
  assert.deepEqual(await textsOf(store, "0 & ' |"), []);
  assert.deepEqual(await textsOf(store, '%'), ['100 % sicher']);
});

test('SQLite ignores case and Unicode normalization of all letters', async (context) => {
  const store = await manyMessages(context, { dataDirectory: temporaryFolder(context) });
  await store.search.addNew();
  assert.deepEqual(await textsOf(store, 'ÜBERRASCHUNGS'), ['Ein Überraschungsei']);
  assert.deepEqual(await textsOf(store, 'überraschungs'.normalize('NFD')), ['Ein Überraschungsei']);
});

test('messages that are not indexed yet are found on a later page', async (context) => {
  const store = await manyMessages(context, { dataDirectory: temporaryFolder(context) });
  const first = await store.listSubmissions({ limit: 50, search: 'überraschung' });
  assert.deepEqual(first.items, []);
  const second = await store.listSubmissions({ limit: 50, search: 'überraschung', after: first.next ?? 0 });
  assert.equal(second.items.length, 1);
});

test('deleted words are in no byte of the index', async (context) => {
  const dataDirectory = temporaryFolder(context);
  const store = await manyMessages(context, { dataDirectory });
  await sends(
    store,
    Array.from({ length: 30 }, (_, index) => `Geheim ${index} qxz`),
  );
  await store.search.addNew();
  const terms = () => {
    const index = new DatabaseSync(join(dataDirectory, 'foyer-search.sqlite'), { readOnly: true });
    const row = index.prepare(`select count(*) as count from message_search_terms where term in ('qxz', 'gut')`).get();
    index.close();
    return row?.['count'];
  };
  assert.equal(terms(), 2);
  const { items } = await store.listSubmissions({ limit: 50, search: 'qxz' });
  const submissionIds = items.map(({ submissionId }) => submissionId);
  await store.transaction(({ persons }) =>
    persons.removeMessages(submissionIds, { at: '2026-11-25', keepContentHash: false }),
  );
  await store.search.removeDeleted();
  assert.deepEqual(await textsOf(store, 'qxz'), []);
  assert.equal(terms(), 1);
  const bytes = readdirSync(dataDirectory)
    .filter((name) => name.startsWith('foyer-search'))
    .map((name) => readFileSync(join(dataDirectory, name), 'latin1'))
    .join('');
  assert.doesNotMatch(bytes, /geheim/);
});

test('a search index that is damaged or of another database is rebuilt', async (context) => {
  const dataDirectory = temporaryFolder(context);
  const first = await manyMessages(context, { dataDirectory });
  await first.search.addNew();
  await first.close();
  writeFileSync(join(dataDirectory, 'foyer-search.sqlite'), 'no database');
  const second = await openStore({ dataDirectory });
  await second.search.addNew();
  assert.deepEqual(await textsOf(second, 'überraschungs'), ['Ein Überraschungsei']);
  await second.close();
  const database = new DatabaseSync(join(dataDirectory, 'foyer.sqlite'));
  database.exec(`delete from submissions; update sqlite_sequence set seq = 0 where name = 'submissions'`);
  database.close();
  const third = await openStore({ dataDirectory });
  context.after(() => third.close());
  await sends(third, ['Neuer Anfang']);
  assert.deepEqual(await textsOf(third, 'überraschungs'), []);
  assert.deepEqual(await textsOf(third, 'anfang'), ['Neuer Anfang']);
});

test('indexing does not block the main thread', async (context) => {
  const store = await manyMessages(context, { dataDirectory: temporaryFolder(context) });
  const searching = store.search.addNew();
  let longest = 0;
  let isDone = false;
  void searching.finally(() => (isDone = true));
  while (!isDone) {
    const since = performance.now();
    await sends(store, ['Dazwischen']);
    longest = Math.max(longest, performance.now() - since);
  }
  assert.ok(longest < 500, `${longest} ms`);
});
