// Hooks that received a person's data are told of the erasure.
import assert from 'node:assert/strict';
import { erasePerson, exportPerson } from '../domain/person.ts';
import { deleteExpired } from '../domain/retention.ts';
import { openStore } from '../store/store.ts';
import { bothDatabases } from '../testing/databases.ts';
import { hookWorld } from '../testing/hook-world.ts';

const databases = bothDatabases();
const minute = 60_000;
const day = 24 * 60 * minute;
const lena = 'Lena.Okafor@example.org';
const erased = (event: unknown) => (event as { type: string }).type === 'erased';
const dataOf = (event: unknown) => (event as { data: unknown }).data;

databases.test('only hooks that received an event of a person are told of the erasure', async (context, database) => {
  const { answers, calls, deliver, eventsOf, log, now, people, store } = await hookWorld(context, database);
  const request = await people.signsUp(lena);
  await people.confirms(request);
  const submissionId = await people.writes(lena);
  await people.writes('ada@example.org');
  await people.writes('ada@example.org', 'elsewhere');
  await deliver();
  answers.set('GET listmonk', { status: 200, body: { data: { results: [{ id: 7, lists: [{ id: 3 }] }] } } });
  const { announcing } = await erasePerson(store, 'lena.okafor@example.org', now());
  assert.deepEqual(announcing, ['crm', 'letters', 'listmonk']);
  const waiting = await exportPerson(store, lena, now());
  assert.deepEqual([waiting.messages, waiting.subscriptions, waiting.mails.length], [[], [], 4]);
  await deliver();
  assert.deepEqual(eventsOf('crm').filter(erased).map(dataOf), [
    { form: 'contact', submissionId, email: lena },
    { form: 'newsletter', subscriber: { email: lena } },
  ]);
  assert.deepEqual(eventsOf('letters').filter(erased).map(dataOf), [
    { form: 'newsletter', subscriber: { email: lena } },
  ]);
  assert.deepEqual(eventsOf('others').filter(erased), []);
  const requests = calls.filter(({ hook }) => hook === 'listmonk').map((call) => call.request);
  assert.deepEqual(requests.slice(-1), ['DELETE /api/subscribers/7']);
  assert.deepEqual((await exportPerson(store, lena, now())).mails, [], 'the address was deleted with the announcement');
  assert.ok(log.some((line) => /^call [\w-]+ \(erased\) to hook crm was sent$/.test(line)));
  assert.deepEqual((await erasePerson(store, lena, now())).announcing, []);
});

databases.test(
  'an erased subscriber with other lists in listmonk is removed only from the configured list',
  async (context, database) => {
    const { answers, calls, deliver, now, people, store } = await hookWorld(context, database);
    await people.confirms(await people.signsUp(lena));
    await deliver();
    answers.set('GET listmonk', {
      status: 200,
      body: { data: { results: [{ id: 7, lists: [{ id: 3 }, { id: 9 }] }] } },
    });
    await erasePerson(store, lena, now());
    await deliver();
    const { body = '', request } = calls.findLast(({ hook }) => hook === 'listmonk') ?? {};
    assert.equal(request, 'PUT /api/subscribers/lists');
    assert.deepEqual(JSON.parse(body), { action: 'remove', ids: [7], target_list_ids: [3] });
  },
);

databases.test('an erasure before any delivery is announced to no hook', async (context, database) => {
  const { calls, deliver, now, people, store } = await hookWorld(context, database);
  await people.confirms(await people.signsUp(lena));
  await people.writes(lena);
  assert.deepEqual((await erasePerson(store, lena, now())).announcing, []);
  await deliver();
  assert.deepEqual(calls, []);
});

databases.test(
  'a failed erasure call is retried, and the address is deleted once it is given up',
  async (context, database) => {
    const { answers, deliver, log, now, passes, people, store } = await hookWorld(context, database);
    await people.confirms(await people.signsUp(lena));
    await deliver();
    answers.set('crm', { status: 500 });
    await erasePerson(store, lena, now());
    for (let attempt = 0; attempt < 40; attempt += 1) {
      await deliver({ without: ['letters', 'listmonk'] });
      passes(day / 2);
      // Another erasure keeps the announcements that still wait.
      if (attempt === 3)
        assert.deepEqual((await erasePerson(store, lena, now())).announcing, ['crm', 'letters', 'listmonk']);
    }
    const retried = log.filter((line) => line.includes('(erased) to hook crm will be retried: '));
    assert.equal(retried.length, 19);
    assert.match(retried[0] ?? '', /HTTP 500; until then the outbox holds the address$/);
    assert.ok(
      log.some((line) =>
        /\(erased\) to hook crm was given up: .*; the address is deleted here, but the hook was not told/.test(line),
      ),
    );
    await deliver();
    assert.deepEqual((await exportPerson(store, lena, now())).mails, []);
    const { givenUp } = await store.outbox.undelivered('2026-01-01', '2026-01-01');
    assert.equal(givenUp.length, 1);
  },
);

databases.test('an erasure is delivered after the event that is in delivery', async (context, database) => {
  const { deliver, eventsOf, now, passes, people, store } = await hookWorld(context, database);
  const request = await people.signsUp(lena);
  await people.confirms(request);
  const lane = { kinds: ['hook' as const], hook: 'crm' };
  const at = (ms: number) => new Date(now() + ms).toISOString();
  // Another process has claimed it and is calling the receiver.
  assert.equal((await store.queue.claim(at(0), at(2 * minute), lane))?.hook?.event, 'subscribed');
  assert.deepEqual((await erasePerson(store, lena, now())).announcing, ['crm']);
  await deliver();
  assert.deepEqual(eventsOf('crm'), []);
  passes(3 * minute);
  await deliver();
  assert.deepEqual(eventsOf('crm').map(dataOf), [{ form: 'newsletter', subscriber: { email: lena } }]);
});

databases.test('events of a new sign-up wait until the erasure is delivered', async (context, database) => {
  const { answers, deliver, eventsOf, now, passes, people, store } = await hookWorld(context, database);
  await people.confirms(await people.signsUp(lena));
  await people.writes(lena);
  await deliver();
  answers.set('crm', { status: 500 });
  await erasePerson(store, lena, now());
  await deliver();
  const told = eventsOf('crm').length;
  await people.confirms(await people.signsUp(lena));
  await people.writes(lena);
  await people.writes('ada@example.org');
  answers.delete('crm');
  await deliver();
  passes(minute);
  await deliver();
  await deliver();
  const types = eventsOf('crm')
    .slice(told)
    .map((event) => (event as { type: string }).type);
  assert.deepEqual(types, ['message', 'erased', 'erased', 'subscribed', 'message'], 'Ada’s message does not wait');
});

databases.test(
  'an expired sign-up message does not prevent the announcement of a later erasure',
  async (context, database) => {
    const { deliver, forms, now, passes, people, store } = await hookWorld(context, database);
    await people.confirms(await people.signsUp(lena));
    await deliver({ without: ['letters'] });
    passes(40 * day);
    const newsletter = forms.get('newsletter');
    if (newsletter === undefined) throw new Error('no newsletter');
    await deleteExpired(store, new Map([['newsletter', { ...newsletter, retentionDays: 30 }]]), now());
    await deliver();
    assert.deepEqual((await erasePerson(store, lena, now())).announcing, ['crm', 'letters', 'listmonk']);
  },
);

databases.test(
  'an erasure for a hook that was removed from the settings is given up after a month',
  async (context, database) => {
    const { deliver, forms, now, passes, people, store } = await hookWorld(context, database);
    await people.confirms(await people.signsUp(lena));
    await deliver();
    await erasePerson(store, lena, now());
    await deliver({ without: ['crm'] });
    passes(29 * day);
    await deleteExpired(store, forms, now());
    assert.equal((await exportPerson(store, lena, now())).mails.length, 1);
    passes(2 * day);
    await deleteExpired(store, forms, now());
    assert.deepEqual((await exportPerson(store, lena, now())).mails, []);
    const reopened = await openStore(database.options);
    context.after(() => reopened.close());
    assert.equal((await reopened.outbox.undelivered('2026-01-01', '2026-01-01')).givenUp.length, 1);
  },
);
