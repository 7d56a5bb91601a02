// For tests: the contract of every store, run on each database.
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { type ChainVerdict, verifyChain } from '../domain/consent-chain.ts';
import type { NewSubmission } from '../domain/stored-submission.ts';
import type { ConsentEvent, NewSubscriber } from '../domain/subscriber.ts';
import { type EndpointStore, openStore } from '../store/store.ts';
import type { EmptyDatabase, TestDatabases } from './databases.ts';
import type { TestContext } from 'node:test';
import { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';

const at = '2026-11-24T12:00:00.000Z';
const later = '2026-11-24T12:02:00.000Z';

async function open(context: TestContext, database: EmptyDatabase) {
  const store = await openStore(database.options);
  context.after(() => store.close());
  return store;
}

function message(submissionId: string, changes: Partial<NewSubmission> = {}): NewSubmission {
  return {
    submission: {
      v: 1,
      submissionId,
      form: 'contact',
      fields: { email: 'lena@example.org', message: 'Grüße – 你好 🦉', topics: ['a', 'b'] },
      trap: { website: '' },
      page: { url: 'https://example.org/', locale: 'de' },
    },
    form: 'contact',
    origin: 'https://example.org',
    contentHash: 'hash',
    receiptStatus: 'accepted',
    status: 'accepted',
    spam: [],
    receivedAt: at,
    ...changes,
  };
}

const lena: NewSubscriber = {
  subscriberId: 'lena',
  addressKey: 'lena@example.org',
  createdAt: at,
  form: 'newsletter',
  email: 'lena@example.org',
  name: null,
  status: 'pending',
  locale: 'de',
};

const mail = (deliveryId: string) => ({
  deliveryId,
  kind: 'notification' as const,
  createdAt: at,
  addressKey: null,
  submissionId: null,
  subscriberId: null,
});

export function describeStore(databases: TestDatabases): void {
  describeTransactions(databases);
  describeMessages(databases);
  describeOutbox(databases);
  describeTrouble(databases);
  describeConsent(databases);
  describeBeacons(databases);
}

function describeTransactions(databases: TestDatabases): void {
  databases.test('a failed transaction is rolled back', async (context, database) => {
    const store = await open(context, database);
    const failing = store.transaction(async ({ tokens }) => {
      assert.equal(await tokens.spend('token', at), true);
      throw new Error('power failure');
    });
    await assert.rejects(failing, /power failure/);
    assert.equal(await store.tokens.spend('token', at), true);
    assert.equal(await store.tokens.spend('token', at), false);
  });

  databases.test(
    'of several concurrent transactions, a failing one rolls back only its own changes',
    async (context, database) => {
      const store = await open(context, database);
      const spends = ['a', 'b', 'c', 'd'].map((token) =>
        store.transaction(async ({ tokens }) => {
          await tokens.spend(token, at);
          if (token === 'b') throw new Error('power failure');
          return token;
        }),
      );
      const outcomes = await Promise.allSettled(spends);
      assert.deepEqual(
        outcomes.map(({ status }) => status),
        ['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
      );
      assert.deepEqual(
        [await store.tokens.spend('a', at), await store.tokens.spend('b', at), await store.tokens.spend('d', at)],
        [false, true, false],
      );
    },
  );

  describeOverlap(databases);
}

function describeOverlap(databases: TestDatabases): void {
  databases.test('of concurrent transactions that spend one token, one succeeds', async (context, database) => {
    const stores = [await open(context, database), await open(context, database)];
    const spend = (store: (typeof stores)[number]) =>
      store.transaction(async ({ submissions, tokens }) => {
        await submissions.receipt('read first');
        return tokens.spend('token', at);
      });
    const outcomes = await Promise.all([...stores, ...stores].map(spend));
    assert.equal(outcomes.filter(Boolean).length, 1);
  });

  databases.test('concurrent sign-ups of one address create one subscriber', async (context, database) => {
    const store = await open(context, database);
    const signUp = (subscriberId: string) =>
      store.transaction(async ({ subscribers }) => {
        const known = await subscribers.byAddress('newsletter', lena.addressKey);
        if (known === undefined) await subscribers.add({ ...lena, subscriberId });
        return known?.subscriberId ?? subscriberId;
      });
    const ids = await Promise.all(Array.from({ length: 8 }, (_, index) => signUp(`s${index}`)));
    assert.equal(new Set(ids).size, 1);
  });

  describeTokens(databases);
}

function describeTokens(databases: TestDatabases): void {
  databases.test('spent tokens are deleted only once they have expired', async (context, database) => {
    const store = await open(context, database);
    await store.tokens.spend('token', at);
    await store.deleteExpiredTokens(at);
    assert.equal(await store.tokens.spend('token', at), false);
    await store.deleteExpiredTokens('2026-11-24T12:00:00.001Z');
    assert.equal(await store.tokens.spend('token', at), true);
    await store.checkWritable();
  });

  databases.test('expired links are deleted, but unsubscribe links are kept', async (context, database) => {
    const store = await open(context, database);
    const link = { subscriberId: 'lena', submissionId: null, expiresAt: null };
    await store.tokens.addLink({ ...link, tokenHash: 'confirm', purpose: 'confirm', expiresAt: at });
    for (const _ of [1, 2]) await store.tokens.addLink({ ...link, tokenHash: 'unsubscribe', purpose: 'unsubscribe' });
    await store.deleteExpiredLinks(at);
    assert.ok(await store.tokens.link('confirm', 'confirm'));
    await store.deleteExpiredLinks(later);
    assert.equal(await store.tokens.link('confirm', 'confirm'), undefined);
    assert.ok(await store.tokens.link('unsubscribe', 'unsubscribe'));
  });
}

function describeMessages(databases: TestDatabases): void {
  databases.test('a message is read as it was sent, newest first, page by page', async (context, database) => {
    const store = await open(context, database);
    for (const id of ['first', 'second', 'third']) await store.submissions.add(message(id));
    const { submission } = message('first');
    const read = await store.submissions.read('first');
    assert.deepEqual([read?.fields, read?.page, read?.consent], [submission.fields, submission.page, null]);
    const newest = await store.listSubmissions({ limit: 2 });
    assert.deepEqual(
      newest.items.map(({ submissionId }) => submissionId),
      ['third', 'second'],
    );
    const older = await store.listSubmissions({ limit: 2, after: newest.next ?? 0 });
    assert.deepEqual([older.items.map(({ submissionId }) => submissionId), older.next], [['first'], null]);
  });

  databases.test('the view messages_v1 exists for the owner’s tools', async (context, database) => {
    const store = await open(context, database);
    await store.submissions.add(message('first', { status: 'spam' }));
    const db = new Kysely<Tables>({ dialect: database.connect() });
    context.after(() => db.destroy());
    const { rows } = await sql<Record<string, unknown>>`select * from messages_v1`.execute(db);
    const { fields, ...row } = rows[0] ?? {};
    assert.deepEqual({ ...row }, { submission_id: 'first', form: 'contact', status: 'spam', received_at: at });
    // PostgreSQL returns JSON parsed.
    assert.deepEqual(typeof fields === 'string' ? JSON.parse(fields) : fields, message('first').submission.fields);
  });

  databases.test('without subscribers the list is empty', async (context, database) => {
    const store = await open(context, database);
    assert.deepEqual(await store.listSubscribers({ limit: 10 }), { items: [], next: null });
  });
}

function describeOutbox(databases: TestDatabases): void {
  databases.test('each outbox entry is claimed by one of several workers', async (context, database) => {
    const stores = [await open(context, database), await open(context, database)];
    const [store] = stores;
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await store?.outbox.add(mail(id));
    const claims = [...stores, ...stores, ...stores, ...stores].map(({ queue }) =>
      queue.claim(at, later, { kinds: ['notification'] }),
    );
    const taken = (await Promise.all(claims)).flatMap((claimed) => (claimed === undefined ? [] : [claimed.deliveryId]));
    assert.deepEqual(taken.toSorted(), ['a', 'b', 'c', 'd', 'e', 'f']);
    assert.equal(await store?.queue.nextDue({ kinds: ['notification'] }), later);
  });
}

function describeTrouble(databases: TestDatabases): void {
  databases.test('a failed outbox entry is kept and counted, and a sent one is not', async (context, database) => {
    const { outbox, queue } = await open(context, database);
    for (const id of ['sent', 'failed']) await outbox.add(mail(id));
    await outbox.markSent('sent', at);
    await queue.postpone('failed', { dueAt: later, error: 'ETIMEDOUT', failedAt: at, addressRefused: false });
    assert.equal(await queue.nextDue({ kinds: ['notification'] }), undefined);
    assert.deepEqual(await queue.countFailures('2026-11-24', later), { givenUp: 1, stuck: 0 });
    assert.deepEqual(await queue.countFailures(later, later), { givenUp: 0, stuck: 0 });
    assert.deepEqual(await queue.stats(Date.parse(later)), { waiting: 0, oldestSeconds: 0, givenUp: 1 });
  });

  databases.test(
    'a retried outbox entry is counted as stuck, and is claimed although it is due far in the future',
    async (context, database) => {
      const { outbox, queue } = await open(context, database);
      await outbox.add(mail('stuck'));
      assert.equal((await queue.claim(at, later, { kinds: ['notification'] }))?.deliveryId, 'stuck');
      const dueAt = '2027-11-24T12:00:00.000Z';
      await queue.postpone('stuck', { dueAt, error: 'ETIMEDOUT', failedAt: null, addressRefused: false });
      assert.deepEqual(await queue.countFailures(at, later), { givenUp: 0, stuck: 1 });
      assert.deepEqual(await queue.stats(Date.parse(at) + 90_500), { waiting: 1, oldestSeconds: 90.5, givenUp: 0 });
      assert.deepEqual(await queue.countFailures(at, at), { givenUp: 0, stuck: 0 });
      assert.equal((await queue.claim(later, later, { kinds: ['notification'] }))?.deliveryId, 'stuck');
      await queue.release('stuck', later);
      assert.equal((await queue.claim(later, later, { kinds: ['notification'] }))?.attempts, 1);
    },
  );
}

const request: ConsentEvent = {
  kind: 'requested',
  at,
  form: 'newsletter',
  text: 'Ja, ich möchte den Brief.',
  email: 'lena@example.org',
  locale: 'de',
  pageUrl: 'https://example.org/',
  submissionId: 'first',
  messageId: null,
  bodyHash: null,
};

async function verdict(store: EndpointStore): Promise<ChainVerdict> {
  const { head, links } = await store.consentChain();
  return verifyChain(links, head);
}

function describeBeacons(databases: TestDatabases): void {
  databases.test('clicks of several processes are summed over days, in descending order', async (context, database) => {
    const stores = [await open(context, database), await open(context, database)];
    const click = { form: 'contact', kind: 'action', href: 'https://example.org/a', day: '2026-11-24' } as const;
    const clicks = [
      click,
      click,
      { ...click, day: '2026-11-23' },
      { ...click, href: 'b' },
      { ...click, form: 'other' },
    ];
    for (const store of stores) {
      await Promise.all(clicks.map((each) => store.transaction(({ beacons }) => beacons.count(each, 10))));
    }
    const [store] = stores;
    assert.ok(store);
    const sums = async (sinceDay: string) =>
      (await store.sumBeacons({ form: 'contact', sinceDay })).map(({ count, href }) => [href, count]);
    assert.deepEqual(await sums('2026-11-23'), [
      ['https://example.org/a', 6],
      ['b', 2],
    ]);
    await store.transaction(({ beacons }) => beacons.forget('2026-11-24'));
    assert.deepEqual(await sums('2026-11-23'), [
      ['https://example.org/a', 4],
      ['b', 2],
    ]);
  });
}

function describeConsent(databases: TestDatabases): void {
  databases.test('concurrent writers append to one intact chain', async (context, database) => {
    const stores = [await open(context, database), await open(context, database)];
    const writers = [...stores, ...stores, ...stores, ...stores];
    await Promise.all(writers.map(({ subscribers }, index) => subscribers.addConsentEvent(`s${index}`, request)));
    const [store] = stores;
    assert.ok(store);
    const found = await verdict(store);
    assert.deepEqual([found.status, found.status === 'intact' && found.head.position], ['intact', 8]);
    assert.deepEqual(await store.subscribers.latestEvent('s3', 'requested', 'first'), request);
  });

  databases.test('consent events cannot be changed or deleted, not even by other tools', async (context, database) => {
    const store = await open(context, database);
    await store.subscribers.addConsentEvent('lena', request);
    const db = new Kysely<Tables>({ dialect: database.connect() });
    context.after(() => db.destroy());
    for (const attempt of [
      db.deleteFrom('consent_events'),
      db.updateTable('consent_events').set({ at: later }),
      db.updateTable('consent_events').set({ kind: 'confirmed', personal: null, salt: null }),
      db.updateTable('consent_events').set({ personal: '{}', salt: 'x' }),
    ]) {
      await assert.rejects(attempt.execute(), /consent_events: (update|delete) is not allowed/);
    }
    assert.equal((await verdict(store)).status, 'intact');
  });

  databases.test('changes made after dropping the triggers are detected', async (context, database) => {
    const store = await open(context, database);
    for (const _ of [1, 2, 3]) await store.subscribers.addConsentEvent('lena', request);
    const db = new Kysely<Tables>({ dialect: database.connect() });
    context.after(() => db.destroy());
    const on = database.options.databaseUrl === undefined ? '' : ' on consent_events';
    for (const guard of ['stay', 'unchanged']) await sql.raw(`drop trigger consent_events_${guard}${on}`).execute(db);
    await db.deleteFrom('consent_events').where('position', '=', 3).execute();
    assert.deepEqual(await verdict(store), { status: 'broken', position: 3, fault: 'the last steps are missing' });
    await db.updateTable('consent_texts').set({ text: 'Etwas anderes.' }).execute();
    assert.deepEqual(await verdict(store), { status: 'broken', position: 1, fault: 'the wording was changed' });
  });
}
