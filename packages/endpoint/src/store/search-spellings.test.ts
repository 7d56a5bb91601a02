import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Kysely, sql } from 'kysely';
import { bothDatabases } from '../testing/databases.ts';
import { engineOf } from './engine.ts';
import { openStore } from './store.ts';
import type { Tables } from './tables.ts';

const databases = bothDatabases();
const at = '2026-11-24T12:00:00.000Z';
const unicode = 'Mein Postfach ist INFO@MÜLLER.example';

databases.test('a search finds an address in Unicode and in A-labels, in any case', async (context, database) => {
  const store = await openStore(database.options);
  context.after(() => store.close());
  const message = (fields: Record<string, string>) => ({
    submission: {
      v: 1 as const,
      submissionId: randomUUID(),
      fields,
      trap: { website: '' },
      page: { url: '', locale: '' },
    },
    form: 'contact',
    origin: '',
    contentHash: '',
    receiptStatus: 'accepted' as const,
    status: 'accepted' as const,
    spam: [],
    receivedAt: at,
  });
  await store.transaction(async ({ submissions, subscribers }) => {
    await submissions.add(message({ email: 'Info@xn--mller-kva.example', message: 'eins' }));
    await submissions.add(message({ email: 'ada@example.org', message: unicode }));
    await submissions.add(message({ email: 'ada@example.org', message: 'anders' }));
    for (const [email, name] of [
      ['Info@xn--mller-kva.example', 'ÖZGE'],
      ['ada@example.org', 'Müller.Example'],
      ['berta@example.org', null],
    ] as const)
      await subscribers.add({
        ...{ subscriberId: randomUUID(), addressKey: email, createdAt: at, form: 'newsletter' },
        ...{ email, name, status: 'confirmed', locale: 'de' },
      });
  });
  const messages = async (search: string) =>
    (await store.listSubmissions({ limit: 9, search })).items.map(({ fields }) => fields['message']);
  const subscribers = async (search: string) =>
    (await store.listSubscribers({ limit: 9, search })).items.map(({ email }) => email.split('@')[0]);
  const spellings = ['müller.example', 'MÜLLER.EXAMPLE', 'xn--mller-kva.example', 'XN--MLLER-KVA.Example', 'Müller'];
  for (const indexed of [false, true]) {
    for (const search of [...spellings, 'info@müller.example', 'INFO@xn--mller-kva'])
      assert.deepEqual(await messages(search), [unicode, 'eins'], `${search}, ${indexed ? '' : 'not '}indexed`);
    await store.search.addNew();
  }
  assert.deepEqual(await messages('mu\u0308ller.example'), [unicode, 'eins']);
  for (const search of spellings) assert.deepEqual(await subscribers(search), ['ada', 'Info'], search);
  assert.deepEqual(await subscribers('özge'), ['Info']);
  assert.deepEqual(await subscribers('100 %_'), []);
});

databases.test('a search on PostgreSQL has an index', async (context, database) => {
  const store = await openStore(database.options);
  context.after(() => store.close());
  const db = new Kysely<Tables>({ dialect: database.connect() });
  context.after(() => db.destroy());
  if (engineOf(db).name === 'sqlite') return;
  const { rows } = await sql`select 1 from pg_indexes where indexname = 'submissions_search'`.execute(db);
  assert.equal(rows.length, 1);
});
