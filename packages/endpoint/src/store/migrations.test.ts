import assert from 'node:assert/strict';
import { Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { verifyChain } from '../domain/consent-chain.ts';
import { bothDatabases } from '../testing/databases.ts';
import { migrations } from './migrations.ts';
import { openStore } from './store.ts';
import type { Tables } from './tables.ts';

const databases = bothDatabases();

databases.test('consent events of an older database are migrated into the chain', async (context, database) => {
  const db = new Kysely<Tables>({ dialect: database.connect() });
  const older = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  assert.equal((await older.migrateTo('0003-endpoint-properties')).error, undefined);
  await sql`insert into subscribers (subscriber_id, form, address_key, email, status, locale, created_at)
    values ('lena', 'newsletter', 'k', 'lena@example.org', 'confirmed', 'de', '2026-11-24')`.execute(db);
  for (const kind of ['requested', 'mail_sent', 'confirmed']) {
    await sql`insert into consent_events (subscriber_id, kind, at, text, locale, form)
      values ('lena', ${kind}, '2026-11-24', ${kind === 'mail_sent' ? null : 'Ja.'}, 'de', 'newsletter')`.execute(db);
  }
  await db.destroy();

  const store = await openStore(database.options);
  context.after(() => store.close());
  const { head, links } = await store.consentChain();
  assert.equal(head.position, 3);
  assert.deepEqual(await verifyChain(links, head), { status: 'intact', head, erased: 0 });
  const [lena] = (await store.listSubscribers({ limit: 1 })).items;
  assert.deepEqual(
    lena?.consent.map(({ kind, text, email }) => [kind, text, email]),
    [
      ['requested', 'Ja.', 'lena@example.org'],
      ['mail_sent', null, 'lena@example.org'],
      ['confirmed', 'Ja.', 'lena@example.org'],
    ],
  );
});
