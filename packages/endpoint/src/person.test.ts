// Export, erasure and retention of the data of one address.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { defineForms } from './form-options.ts';
import { verifyChain } from './domain/consent-chain.ts';
import { erasePerson, exportPerson } from './domain/person.ts';
import { deleteExpired } from './domain/retention.ts';
import { type EndpointStore, openStore } from './store/store.ts';
import { bothDatabases, type EmptyDatabase } from './testing/databases.ts';
import { hookWorld } from './testing/hook-world.ts';
import { contactMessage, signUp, solved, startEndpoint, temporaryFolder, type Visitor } from './testing/visitor.ts';

const databases = bothDatabases();
const day = 24 * 60 * 60_000;
const address = 'Lena.Okafor@example.org';

async function sends(visitor: Visitor, fields: Record<string, string>) {
  const message = contactMessage(await solved(await visitor.challenge('/contact?without=pow')), { fields });
  assert.equal((await visitor.post('/contact', message)).status, 202);
  return message;
}

async function signsUp(visitor: Visitor, email: string, text: string) {
  const captcha = await solved(await visitor.challenge('/newsletter?without=pow'));
  const consent = { text, locale: 'de', given: true };
  assert.equal((await visitor.post('/newsletter', signUp(captcha, { fields: { email }, consent }))).status, 202);
}

/** Lena wrote, signed up and is pending; so did Ada, who also wrote about Lena. */
async function twoPeople(context: TestContext, database: EmptyDatabase) {
  const options = { ...database.options, mail: { to: 'owner@example.org' } };
  const { endpoint, visitor } = await startEndpoint(context, options);
  const lena = await sends(visitor, { name: 'Lena', email: 'Lena.Okafor@EXAMPLE.org', message: `Ich bin ${address}.` });
  await sends(visitor, { name: 'Ada', email: 'ada@example.org', message: 'Hallo' });
  await signsUp(visitor, address, `Ja, sagt ${address}.`);
  await signsUp(visitor, 'ada@example.org', 'Ja, sagt Ada.');
  const store = await openStore(database.options);
  context.after(() => store.close());
  return { endpoint, lena, store, visitor };
}

databases.test('an export contains everything of one address and nothing of others', async (context, database) => {
  const { store } = await twoPeople(context, database);
  const data = await exportPerson(store, 'okafor@example.org', Date.now());
  assert.deepEqual([data.messages, data.subscriptions, data.mails], [[], [], []]);
  const own = await exportPerson(store, 'lena.okafor@example.ORG', Date.now());
  assert.deepEqual(
    own.messages.map(({ form }) => form),
    ['contact', 'newsletter'],
  );
  assert.deepEqual(
    own.subscriptions.map(({ email, status, consent }) => [email, status, consent.map(({ text }) => text)]),
    [[address, 'pending', [`Ja, sagt ${address}.`]]],
  );
  assert.equal(own.mails.length, 2);
  assert.doesNotMatch(JSON.stringify(own), /ada@|Hallo/);
});

databases.test(
  'an erasure keeps messages of others and an intact chain, and a late retry stores nothing',
  async (context, database) => {
    const { lena, store, visitor } = await twoPeople(context, database);
    const mention = await sends(visitor, { name: 'Ada', email: 'ada@example.org', message: `Fragt ${address}!` });
    const erasure = await erasePerson(store, address, Date.now());
    const mentionedIn = [mention.submissionId];
    assert.deepEqual(erasure, {
      messages: 2,
      subscriptions: 1,
      mails: 2,
      consentSteps: 1,
      mentionedIn,
      announcing: [],
    });
    const left = await exportPerson(store, address, Date.now());
    assert.deepEqual([left.messages, left.subscriptions, left.mails], [[], [], []]);
    const { head, links } = await store.consentChain();
    assert.deepEqual(await verifyChain(links, head), { status: 'intact', head, erased: 1 });
    const others = await exportPerson(store, 'ada@example.org', Date.now());
    assert.deepEqual([others.messages.length, others.subscriptions[0]?.consent[0]?.text], [3, 'Ja, sagt Ada.']);
    const retried = await visitor.post('/contact', lena);
    assert.equal(retried.status, 200);
    assert.equal((await store.listSubmissions({ limit: 10 })).items.length, 3);
  },
);

test('an erased address is in no byte of the database files while the endpoint runs', async (context) => {
  const dataDirectory = temporaryFolder(context);
  const { visitor } = await startEndpoint(context, { dataDirectory, mail: { to: 'owner@example.org' } });
  const bytes = () =>
    readdirSync(dataDirectory)
      .map((name) => readFileSync(join(dataDirectory, name), 'latin1'))
      .join('');
  for (let count = 0; count < 40; count += 1) {
    await sends(visitor, {
      email: count % 4 === 0 ? address : `other${count}@example.org`,
      message: 'x'.repeat(50 * count + 1),
    });
  }
  await signsUp(visitor, address, `Ja, sagt ${address}.`);
  assert.ok(bytes().includes(address));

  const store = await openStore({ dataDirectory });
  context.after(() => store.close());
  await erasePerson(store, address, Date.now());
  await store.overwriteFreed();
  assert.ok(!bytes().includes('Lena.Okafor'));
  assert.ok(bytes().includes('other39@example.org'));
});

databases.test(
  'messages, unconfirmed sign-ups and ids for retries expire at their own times',
  async (context, database) => {
    const { lena, store, visitor } = await twoPeople(context, database);
    const contact = { fields: 'name? email message', retentionDays: 30 };
    const forms = defineForms({ forms: { contact, newsletter: { fields: 'email', doubleOptIn: true } }, mail: {} });
    const after = (days: number) => deleteExpired(store, forms, Date.now() + days * day);
    assert.deepEqual(await after(13), { messages: 0, signUps: 0 });
    assert.deepEqual(await after(15), { messages: 0, signUps: 2 });
    assert.deepEqual((await store.listSubscribers({ limit: 10 })).items, []);
    assert.deepEqual(await after(31), { messages: 2, signUps: 0 });
    assert.deepEqual((await store.listSubmissions({ limit: 10 })).items, []);
    assert.equal(await store.queue.nextDue({ kinds: ['notification', 'confirmation'] }), undefined);
    const { head, links } = await store.consentChain();
    assert.deepEqual(await verifyChain(links, head), { status: 'intact', head, erased: 2 });
    assert.equal((await visitor.post('/contact', lena)).status, 200);
    const changed = await visitor.post('/contact', { ...lena, fields: { ...lena.fields, message: 'Anders' } });
    assert.equal(changed.status, 422);
    await after(62);
    assert.equal((await visitor.post('/contact', lena)).status, 422);
  },
);

databases.test('another sign-up restarts the expiry of an unconfirmed address', async (context, database) => {
  const { store } = await twoPeople(context, database);
  const forms = defineForms({ forms: { newsletter: { doubleOptIn: true } }, mail: {} });
  const [ada] = (await store.listSubscribers({ limit: 1 })).items;
  const request = ada?.consent[0];
  assert.ok(ada && request);
  const at = new Date(Date.now() + 10 * day).toISOString();
  await store.subscribers.addConsentEvent(ada.subscriberId, { ...request, at });
  assert.equal((await deleteExpired(store, forms, Date.now() + 15 * day)).signUps, 1);
  assert.deepEqual(
    (await store.listSubscribers({ limit: 10 })).items.map(({ email }) => email),
    [ada.email],
  );
});

databases.test('a form that was removed from the settings keeps its retention periods', async (context, database) => {
  const { store } = await twoPeople(context, database);
  const contact = { fields: 'name? email message', retentionDays: 30 };
  const newsletter = { fields: 'email', doubleOptIn: true, pendingDays: 3 };
  const after = (days: number, forms: Record<string, object>) =>
    deleteExpired(store, defineForms({ forms, mail: {} }), Date.now() + days * day);
  assert.deepEqual(await after(1, { contact, newsletter }), { messages: 0, signUps: 0 });
  const other = { fields: 'email' };
  assert.deepEqual(await after(4, { other }), { messages: 0, signUps: 2 });
  assert.deepEqual(await after(31, { other }), { messages: 2, signUps: 0 });
  assert.deepEqual((await store.listSubmissions({ limit: 10 })).items, []);
});

databases.test('sign-ups of an unknown form expire after two weeks', async (context, database) => {
  const { store } = await twoPeople(context, database);
  const forms = defineForms({ forms: { other: { fields: 'email' } }, mail: {} });
  const email = 'mia@example.org';
  const fromBefore = { subscriberId: 'mia', form: 'from-before', email, addressKey: email, name: null, locale: 'de' };
  await store.subscribers.add({ ...fromBefore, status: 'pending', createdAt: new Date().toISOString() });
  assert.equal((await deleteExpired(store, forms, Date.now() + 13 * day)).signUps, 0);
  assert.equal((await deleteExpired(store, forms, Date.now() + 15 * day)).signUps, 3);
});

/** Postpones the mail, as a worker does when the mail limit is reached. */
async function isHeldBack({ queue }: EndpointStore, now: number): Promise<void> {
  const at = (ms: number) => new Date(now + ms).toISOString();
  const mail = await queue.claim(at(0), at(60_000), { kinds: ['confirmation'] });
  await queue.release(mail?.deliveryId ?? '', at(day));
}

databases.test('a sign-up expires a period after its delayed mail was sent, not before', async (context, database) => {
  const { passes, people, store, forms, now } = await hookWorld(context, database);
  const newsletter = forms.get('newsletter');
  if (newsletter === undefined) throw new Error('no newsletter');
  const expire = () => deleteExpired(store, new Map([['newsletter', { ...newsletter, pendingDays: 1 }]]), now());
  const { subscriberId, submissionId } = await people.signsUp(address);
  await isHeldBack(store, now());
  passes(2 * day);
  assert.equal((await expire()).signUps, 0, 'its mail waits');
  const waiting = await store.outbox.waitingFor(subscriberId);
  const at = new Date(now()).toISOString();
  await store.transaction(async ({ outbox, subscribers }) => {
    await outbox.markLeft(waiting?.deliveryId ?? '', at);
    await outbox.markSent(waiting?.deliveryId ?? '', at);
    const sent = { kind: 'mail_sent', at, form: 'newsletter', email: address, submissionId } as const;
    const rest = { text: null, locale: null, pageUrl: null, messageId: null, bodyHash: null };
    await subscribers.addConsentEvent(subscriberId, { ...sent, ...rest });
  });
  passes(day / 2);
  assert.equal((await expire()).signUps, 0, 'the visitor has a day to click');
  passes(day);
  assert.equal((await expire()).signUps, 1);
});

databases.test(
  'a mail that is never sent delays the expiry of a sign-up for two weeks at most',
  async (context, database) => {
    const { passes, people, store, forms, now } = await hookWorld(context, database);
    const newsletter = forms.get('newsletter');
    if (newsletter === undefined) throw new Error('no newsletter');
    const expire = () => deleteExpired(store, new Map([['newsletter', { ...newsletter, pendingDays: 1 }]]), now());
    await people.signsUp(address);
    await isHeldBack(store, now());
    passes(13 * day);
    assert.equal((await expire()).signUps, 0);
    passes(2 * day);
    assert.equal((await expire()).signUps, 1);
  },
);

databases.test(
  'a later unconfirmed request of a subscriber expires, and the subscription and its proof are kept',
  async (context, database) => {
    const { passes, people, store, forms, now } = await hookWorld(context, database);
    const first = await people.signsUp(address);
    await people.confirms(first);
    const gone = await people.signsUp('ada@example.org');
    await people.confirms(gone);
    await people.leaves(gone);
    for (const email of [address, 'ada@example.org']) await people.signsUp(email);
    passes(13 * day);
    assert.deepEqual(await deleteExpired(store, forms, now()), { messages: 0, signUps: 0 });
    passes(2 * day);
    assert.deepEqual(await deleteExpired(store, forms, now()), { messages: 2, signUps: 0 });
    const subscribers = (await store.listSubscribers({ limit: 10 })).items;
    assert.deepEqual(
      subscribers.map(({ status, consent }) => [status, consent.map(({ email, kind }) => `${kind} ${email}`)]),
      [
        [
          'unsubscribed',
          ['requested ada@example.org', 'confirmed ada@example.org', 'unsubscribed ada@example.org', 'requested null'],
        ],
        ['confirmed', [`requested ${address}`, `confirmed ${address}`, 'requested null']],
      ],
    );
    const { head, links } = await store.consentChain();
    assert.deepEqual(await verifyChain(links, head), { status: 'intact', head, erased: 2 });
    assert.equal((await store.listSubmissions({ limit: 10 })).items.length, 2);
  },
);

databases.test(
  'an erasure reports messages that mention the address in Unicode or in A-labels',
  async (context, database) => {
    const { store, visitor } = await twoPeople(context, database);
    const mentions = [];
    for (const text of ['info@müller.example', 'INFO@MÜLLER.example', 'Info@xn--mller-kva.example'])
      mentions.push(
        (await sends(visitor, { name: 'Ada', email: 'ada@example.org', message: `Fragt ${text}` })).submissionId,
      );
    const { mentionedIn } = await erasePerson(store, 'info@xn--mller-kva.example', Date.now());
    assert.deepEqual(mentionedIn, mentions);
  },
);
