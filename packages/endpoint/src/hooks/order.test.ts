import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { erasePerson } from '../domain/person.ts';
import { bothDatabases } from '../testing/databases.ts';
import { hookWorld } from '../testing/hook-world.ts';
import { linkIn, newsletter } from '../testing/newsletter.ts';

const databases = bothDatabases();

test('a failed "subscribed" webhook is not retried after "unsubscribed"', async (context) => {
  const types: string[] = [];
  const reached = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { type } = JSON.parse(body) as { type: string };
      types.push(type);
      response.writeHead(type === 'subscribed' ? 500 : 204).end();
      if (types.length === 1 || type === 'unsubscribed') reached.resolve();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  context.after(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { mail, signsUp, visitor } = await newsletter(context, {
    webhooks: { crm: { url, secret: 'a secret of the webhook for tests, long enough' } },
  });
  await signsUp();
  const letter = await mail();
  await visitor.post(linkIn(letter, 'confirm'), '');
  await reached.promise;
  await visitor.post(linkIn(letter, 'unsubscribe'), '');
  while (types.at(-1) !== 'unsubscribed') await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual(types, ['subscribed', 'unsubscribed']);
});

databases.test('a failed event is not retried after a later one that says the same', async (context, database) => {
  const { answers, deliver, eventsOf, passes, people } = await hookWorld(context, database);
  const first = await people.signsUp('lena@example.org');
  answers.set('crm', { status: 500 });
  await people.confirms(first);
  await deliver();
  answers.delete('crm');
  passes(1_000);
  await people.leaves(first);
  await people.confirms(await people.signsUp('lena@example.org'));
  await deliver();
  passes(60_000);
  await deliver();
  const times = eventsOf('crm').map((event) => (event as { timestamp: string }).timestamp);
  assert.deepEqual(times, times.toSorted());
  assert.equal(times.length, 2, 'the failed one and the last one');
});

databases.test(
  'a failed "subscribed" is not retried for a person who has left, of whom the hook hears nothing else',
  async (context, database) => {
    const { answers, deliver, eventsOf, passes, people } = await hookWorld(context, database);
    const request = await people.signsUp('lena@example.org');
    answers.set('letters', { status: 500 });
    await people.confirms(request);
    await deliver();
    answers.delete('letters');
    await people.leaves(request);
    passes(60_000);
    await deliver();
    assert.equal(eventsOf('letters').length, 1);
  },
);

databases.test('an event waits while another process delivers the one before it', async (context, database) => {
  const { deliver, eventsOf, now, passes, people, store } = await hookWorld(context, database);
  const request = await people.signsUp('lena@example.org');
  await people.confirms(request);
  const at = (ms: number) => new Date(now() + ms).toISOString();
  const lane = { kinds: ['hook' as const], hook: 'crm' };
  assert.equal((await store.queue.claim(at(0), at(60_000), lane))?.hook?.event, 'subscribed');
  await people.leaves(request);
  await deliver();
  assert.deepEqual(eventsOf('crm'), []);
  passes(90_000);
  await deliver();
  assert.deepEqual(
    eventsOf('crm').map((event) => (event as { type: string }).type),
    ['unsubscribed'],
  );
});

/** Answers that say that Lena is in listmonk, as subscriber 7. */
const known = { status: 200, body: { data: { results: [{ id: 7, lists: [{ id: 3 }] }] } } };

databases.test('listmonk does not add a person who left while it did not respond', async (context, database) => {
  const { answers, calls, deliver, passes, people } = await hookWorld(context, database);
  const changes = () => calls.filter(({ hook, request }) => hook === 'listmonk' && !request.startsWith('GET'));
  const request = await people.signsUp('lena@example.org');
  answers.set('POST listmonk', { status: 500 });
  await people.confirms(request);
  await deliver();
  answers.delete('POST listmonk');
  answers.set('GET listmonk', known);
  await people.leaves(request);
  for (let time = 0; time < 3; time += 1) {
    await deliver();
    passes(60_000);
  }
  assert.deepEqual(
    changes().map((call) => call.request),
    ['POST /api/subscribers', 'PUT /api/subscribers/lists'],
  );
  const { action } = JSON.parse(changes().at(-1)?.body ?? '') as { action: string };
  assert.equal(action, 'unsubscribe');
});

databases.test(
  'listmonk adds a person who was erased and came back, only once the erasure was delivered',
  async (context, database) => {
    const { answers, calls, deliver, now, passes, people, store } = await hookWorld(context, database);
    await people.confirms(await people.signsUp('lena@example.org'));
    await deliver();
    answers.set('GET listmonk', known);
    answers.set('DELETE listmonk', { status: 500 });
    await erasePerson(store, 'lena@example.org', now());
    await people.confirms(await people.signsUp('lena@example.org'));
    await deliver();
    answers.delete('DELETE listmonk');
    passes(60_000);
    await deliver();
    await deliver();
    const changes = calls.filter(({ hook, request }) => hook === 'listmonk' && !request.startsWith('GET'));
    assert.deepEqual(
      changes.map((call) => call.request),
      ['POST /api/subscribers', 'DELETE /api/subscribers/7', 'DELETE /api/subscribers/7', 'POST /api/subscribers'],
    );
  },
);
