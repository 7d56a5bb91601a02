import assert from 'node:assert/strict';
import { Kysely, sql } from 'kysely';
import { bothDatabases } from '../testing/databases.ts';
import { engineOf } from './engine.ts';
import { openStore } from './store.ts';
import type { Tables } from './tables.ts';

const databases = bothDatabases();
const receivedAt = '2026-11-24T12:00:00.000Z';

function message(submissionId: string, { form = 'contact', isSpam = false } = {}) {
  return {
    submission: {
      v: 1 as const,
      submissionId,
      fields: { message: `Hallo von ${submissionId}` },
      trap: { website: '' },
      page: { url: '', locale: 'de' },
    },
    form,
    origin: 'https://example.org',
    contentHash: 'hash',
    receiptStatus: 'accepted' as const,
    status: isSpam ? ('spam' as const) : ('accepted' as const),
    spam: [],
    receivedAt,
  };
}

databases.test('unread messages are filtered by form, search and spam, and counted', async (context, database) => {
  const store = await openStore(database.options);
  context.after(() => store.close());
  await store.transaction(async ({ submissions }) => {
    for (const id of ['ada', 'berta', 'clara']) await submissions.add(message(id));
    await submissions.add(message('dora', { form: 'events' }));
    await submissions.add(message('robot', { isSpam: true }));
    await submissions.markRead('berta', true);
  });
  const ids = async (filter: Parameters<typeof store.listSubmissions>[0]) =>
    (await store.listSubmissions(filter)).items.map(({ submissionId }) => submissionId);
  assert.deepEqual(await ids({ limit: 10, unread: true, suspected: false }), ['dora', 'clara', 'ada']);
  assert.deepEqual(await ids({ limit: 10, unread: true }), ['robot', 'dora', 'clara', 'ada']);
  assert.deepEqual(await ids({ limit: 10, unread: true, form: 'contact', search: 'von' }), ['robot', 'clara', 'ada']);
  assert.deepEqual(await ids({ limit: 10, unread: true, search: 'berta' }), []);
  assert.equal(await store.countUnread(undefined), 3);
  assert.equal(await store.countUnread('events'), 1);
  await store.transaction(({ submissions }) => submissions.markRead('berta', false));
  assert.equal(await store.countUnread('contact'), 3);
});

databases.test('subscribers are filtered by status', async (context, database) => {
  const store = await openStore(database.options);
  context.after(() => store.close());
  await store.transaction(async ({ subscribers }) => {
    for (const status of ['pending', 'confirmed', 'unsubscribed', 'confirmed'] as const) {
      const subscriberId = `${status}-${Math.random()}`;
      const email = `${subscriberId}@example.org`;
      const keys = { subscriberId, addressKey: email, createdAt: receivedAt };
      await subscribers.add({ ...keys, form: 'newsletter', email, name: null, status, locale: 'de' });
    }
  });
  const statuses = async (status: 'pending' | 'confirmed', limit: number) =>
    (await store.listSubscribers({ limit, status })).items.map((each) => each.status);
  assert.deepEqual(await statuses('confirmed', 10), ['confirmed', 'confirmed']);
  assert.deepEqual(await statuses('confirmed', 1), ['confirmed']);
  assert.deepEqual(await statuses('pending', 10), ['pending']);
});

databases.test('queries of unread messages use an index', async (context, database) => {
  const store = await openStore(database.options);
  context.after(() => store.close());
  const db = new Kysely<Tables>({ dialect: database.connect() });
  context.after(() => db.destroy());
  if (engineOf(db).name === 'postgres') await sql`set enable_seqscan = off`.execute(db);
  const explain = engineOf(db).name === 'postgres' ? sql`explain` : sql`explain query plan`;
  for (const query of [
    sql`select count(*) from (select 1 from submissions where true and unread = 1 and status <> 'spam' limit 1000) as counted`,
    sql`select * from submissions where true and unread = 1 and status <> 'spam' order by sequence desc limit 51`,
  ]) {
    const { rows } = await sql`${explain} ${query}`.execute(db);
    assert.match(JSON.stringify(rows), /submissions_unread/);
  }
});

databases.test('a search takes every character literally, and none is an error', async (context, database) => {
  const store = await openStore(database.options);
  context.after(() => store.close());
  const texts = ['土曜日も開いていますか', 'Fish AND chips', 'a*b -c "d" (e)', 'lena@example.org', "O'Neill; x"];
  await store.transaction(async ({ submissions }) => {
    for (const [index, text] of texts.entries()) {
      const { submission, ...rest } = message(`message-${index}`);
      await submissions.add({ ...rest, submission: { ...submission, fields: { message: text } } });
    }
  });
  await store.search.addNew();
  const find = async (search: string) =>
    (await store.listSubmissions({ limit: 10, search })).items.map(({ fields }) => fields['message']);
  for (const [search, found] of [
    ['曜', [texts[0]]],
    ['開いて', [texts[0]]],
    ['AND', [texts[1]]],
    ['and CHIPS', [texts[1]]],
    ['*', [texts[2]]],
    ['-c', [texts[2]]],
    ['"d"', [texts[2]]],
    ['(', [texts[2]]],
    ['@example', [texts[3]]],
    ['ple.o', [texts[3]]],
    ["'", [texts[4]]],
    ['NEAR(a b)', []],
    ['message:x', []],
    ['^', []],
    ['!?…', []],
    ['x'.repeat(10_000), []],
    ['語'.repeat(10_000), []],
  ] as const)
    assert.deepEqual(await find(search), found, search.slice(0, 20));
});
