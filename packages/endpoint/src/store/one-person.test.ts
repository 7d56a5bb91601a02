// The migration that merges subscribers whose addresses differ only in spelling.
import assert from 'node:assert/strict';
import { Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { verifyChain } from '../domain/consent-chain.ts';
import { hashToken, inspectLink } from '../domain/mail-links.ts';
import { confirmSubscription } from '../domain/opt-in.ts';
import { erasePerson, exportPerson } from '../domain/person.ts';
import { reviewAll } from '../domain/review.ts';
import { bothDatabases, type EmptyDatabase } from '../testing/databases.ts';
import { migrations } from './migrations.ts';
import { openStore } from './store.ts';
import type { Tables } from './tables.ts';

const databases = bothDatabases();
const minute = 60_000;
const start = Date.UTC(2026, 10, 24);
const at = (minutes: number) => new Date(start + minutes * minute).toISOString();

/** Subscribers: id, form, address, status and the times of their consent events, in this order. */
const subscribers = [
  ['first', 'newsletter', 'Lena@example.org', 'confirmed', { requested: 1, confirmed: 2 }],
  ['second', 'newsletter', 'lena@example.org', 'unsubscribed', { requested: 3, confirmed: 4, unsubscribed: 6 }],
  ['third', 'newsletter', 'LENA@example.org', 'pending', { requested: 5 }],
  ['ada', 'newsletter', 'ada@example.org', 'pending', { requested: 5 }],
  ['one', 'events', 'Lena@example.org', 'pending', { requested: 7 }],
  ['other', 'events', 'lena@example.org', 'pending', { requested: 8 }],
] as const;

async function older(database: EmptyDatabase): Promise<void> {
  const db = new Kysely<Tables>({ dialect: database.connect() });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  assert.equal((await migrator.migrateTo('0003-endpoint-properties')).error, undefined);
  for (const [id, form, email, status, steps] of subscribers) {
    await sql`insert into subscribers (subscriber_id, form, address_key, email, status, locale, created_at)
      values (${id}, ${form}, ${email}, ${email}, ${status}, 'de', ${at(0)})`.execute(db);
    await sql`insert into submissions (submission_id, form, status, receipt_status, fields, consent, page, origin, spam,
        content_hash, subscriber_id, received_at)
      values (${`message-of-${id}`}, ${form}, ${status === 'pending' ? 'pending' : 'accepted'}, 'pending',
        ${JSON.stringify({ email, name: id })}, 'null', '{"url":"","locale":"de"}', '', '[]', 'x', ${id}, ${at(0)})`.execute(
      db,
    );
    for (const [kind, minutes] of Object.entries(steps))
      await sql`insert into consent_events (subscriber_id, kind, at, text, locale, form, submission_id)
        values (${id}, ${kind}, ${at(minutes)}, ${`Words of ${id}`}, 'de', ${form}, ${`message-of-${id}`})`.execute(db);
  }
  assert.equal((await migrator.migrateTo('0011-beacons')).error, undefined);
  // Two mails each: one that was sent with a link, and one that waits.
  for (const [id, , email] of subscribers) {
    const token = hashToken(`link of ${id}`);
    await sql`insert into link_tokens (token_hash, purpose, subscriber_id, expires_at)
      values (${token}, 'confirm', ${id}, ${at(5 + 7 * 24 * 60)})`.execute(db);
    for (const [name, sentAt, submission] of [
      ['sent', at(5), `message-of-${id}`],
      ['waits', null, `later-message-of-${id}`],
    ] as const)
      await sql`insert into outbox (mail_id, kind, created_at, due_at, sent_at, address_key, submission_id, subscriber_id)
        values (${`${name}-${id}`}, 'confirmation', ${at(5)}, ${at(5)}, ${sentAt}, ${email}, ${submission}, ${id})`.execute(
        db,
      );
  }
  await db.destroy();
}

databases.test(
  'merged subscribers keep the newest status and all consent events, and others are unchanged',
  async (context, database) => {
    await older(database);
    const store = await openStore(database.options);
    context.after(() => store.close());
    const { items } = await store.listSubscribers({ limit: 10 });
    assert.deepEqual(
      items.map(({ subscriberId, form, email, status }) => [subscriberId, form, email, status]),
      [
        ['one', 'events', 'Lena@example.org', 'pending'],
        ['ada', 'newsletter', 'ada@example.org', 'pending'],
        ['second', 'newsletter', 'lena@example.org', 'unsubscribed'],
      ],
    );
    const steps = items.find(({ subscriberId }) => subscriberId === 'second')?.consent ?? [];
    assert.equal(steps.length, 6);
    assert.deepEqual(
      new Set(steps.map(({ text }) => text)),
      new Set(['first', 'second', 'third'].map((id) => `Words of ${id}`)),
    );
    const { head, links } = await store.consentChain();
    assert.equal((await verifyChain(links, head)).status, 'intact');
  },
);

databases.test(
  'an earlier link confirms its own request, unless the address was unsubscribed later',
  async (context, database) => {
    await older(database);
    const store = await openStore(database.options);
    context.after(() => store.close());
    const now = start + 10 * minute;
    const statusOf = (id: string) =>
      inspectLink(store, { token: `link of ${id}`, purpose: 'confirm', now }).then(({ status }) => status);
    assert.deepEqual(await Promise.all(['third', 'ada', 'one', 'other'].map(statusOf)), [
      'gone',
      'done',
      'done',
      'done',
    ]);
    const click = { token: 'link of other', forms: new Map(), now };
    await store.transaction((records) => confirmSubscription(records, click));
    const [events] = (await store.listSubscribers({ limit: 1 })).items;
    assert.deepEqual(
      [events?.email, events?.name, events?.status, events?.consent.at(-1)?.text],
      ['lena@example.org', 'other', 'confirmed', 'Words of other'],
    );
    const waiting = await store.outbox.mailsTo('lena@example.org', at(0));
    assert.deepEqual(
      waiting.filter(({ isWaiting }) => isWaiting).map(({ subscriberId }) => subscriberId),
      [],
    );
  },
);

databases.test(
  'export and erasure include all spellings of an address and merged subscribers',
  async (context, database) => {
    await older(database);
    const store = await openStore(database.options);
    context.after(() => store.close());
    const find = () => store.transaction((records) => exportPerson(records, 'leNA@EXAMPLE.org', start));
    const found = await find();
    assert.deepEqual([found.messages.length, found.subscriptions.map(({ consent }) => consent.length)], [5, [6, 2]]);
    await erasePerson(store, 'lena@example.org', start);
    const left = await find();
    assert.deepEqual([left.messages, left.subscriptions, left.mails], [[], [], []]);
    const { head, links } = await store.consentChain();
    assert.deepEqual((await verifyChain(links, head)).status, 'intact');
    assert.equal((await store.listSubscribers({ limit: 10 })).items.length, 1);
  },
);

databases.test(
  'a sign-up that was marked as spam before the migration is released to its former status',
  async (context, database) => {
    await older(database);
    const db = new Kysely<Tables>({ dialect: database.connect() });
    await sql`update submissions set status = 'spam' where subscriber_id in ('first', 'one')`.execute(db);
    await db.destroy();
    const store = await openStore(database.options);
    context.after(() => store.close());
    const submissionIds = ['first', 'one'].map((id) => `message-of-${id}`);
    await reviewAll(store, { submissionIds, decision: 'release' }, { forms: new Map(), now: start });
    const { items } = await store.listSubmissions({ limit: 10 });
    const released = items.filter(({ submissionId }) => /-of-(first|one)$/.test(submissionId));
    assert.deepEqual(released.map(({ submissionId, status }) => `${submissionId} ${status}`).toSorted(), [
      'message-of-first accepted',
      'message-of-one pending',
    ]);
  },
);
