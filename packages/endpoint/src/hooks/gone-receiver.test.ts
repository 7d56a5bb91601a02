// A receiver that responds 410 wants no more events.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { ownerWith } from '../testing/owner.ts';
import { contactMessage, solved, startEndpoint, type Visitor } from '../testing/visitor.ts';

const secret = 'a secret of the webhook for tests, long enough';
const inboxToken = 'owner-token';

async function receiver(context: TestContext) {
  const paths: string[] = [];
  const answers = { '/old': 410, '/new': 204 };
  const server = createServer((request, response) => {
    request.resume();
    paths.push(request.url ?? '');
    response.writeHead(request.url === '/old' ? answers['/old'] : answers['/new']).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  context.after(() => server.close());
  return { answers, paths, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function sends(visitor: Visitor, text: string) {
  const fields = { email: 'lena@example.org', message: text };
  const message = contactMessage(await solved(await visitor.challenge('/contact')), { fields });
  assert.equal((await visitor.post('/contact', message)).status, 202);
}

async function until(isTrue: () => boolean) {
  for (let attempt = 0; attempt < 2_000; attempt += 1) {
    if (isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('waited in vain');
}

/** Time for calls that must not come. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 150));

test('a webhook that responds 410 gets no more events, also after a restart, until its settings change', async (context) => {
  const { paths, url } = await receiver(context);
  const webhooks = (path: string) => ({ crm: { url: url + path, secret } });
  const first = await startEndpoint(context, { webhooks: webhooks('/old') });
  await sends(first.visitor, 'Eins');
  await until(() => first.log.some((line) => line.startsWith('hook crm gets no more events: HTTP 410')));
  await sends(first.visitor, 'Zwei');
  await aWhile();
  await first.endpoint.close();
  const dataDirectory = first.directory;
  const again = await startEndpoint(context, { webhooks: webhooks('/old'), dataDirectory });
  await sends(again.visitor, 'Drei');
  await aWhile();
  await again.endpoint.close();
  assert.deepEqual(paths, ['/old']);
  await startEndpoint(context, { webhooks: webhooks('/new'), dataDirectory });
  await until(() => paths.length === 3);
  assert.deepEqual(paths, ['/old', '/new', '/new']);
});

test('a webhook that responded 410 gets its events after the owner sends one again', async (context) => {
  const { answers, paths, url } = await receiver(context);
  const { log, visitor } = await startEndpoint(context, {
    inboxToken,
    webhooks: { crm: { url: `${url}/old`, secret } },
  });
  await sends(visitor, 'Eins');
  await until(() => log.some((line) => line.includes('was given up')));
  await sends(visitor, 'Zwei');
  const headers = { authorization: `Bearer ${inboxToken}`, accept: 'application/json' };
  const { deliveries } = (await (await visitor.get('/inbox/deliveries', headers)).json()) as {
    deliveries: { deliveryId: string; lastError: string }[];
  };
  assert.deepEqual(
    deliveries.map(({ lastError }) => lastError),
    ['HTTP 410'],
  );
  answers['/old'] = 204;
  const owner = await ownerWith(visitor, inboxToken);
  const { markup } = await owner.opens('/inbox/deliveries');
  assert.match(markup, /wants no more calls: the others wait/);
  const body = new URLSearchParams({ decision: 'send-again', id: deliveries[0]?.deliveryId ?? '' });
  const type = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
  assert.equal((await visitor.post('/inbox/deliveries', String(body), type)).status, 200);
  await until(() => paths.length === 3);
});

test('a webhook that responded 410 is called again when the owner says so, also without its failed call', async (context) => {
  const { answers, paths, url } = await receiver(context);
  const { log, visitor } = await startEndpoint(context, {
    inboxToken,
    webhooks: { crm: { url: `${url}/old`, secret }, other: { url: `${url}/new`, secret, events: [] } },
  });
  await sends(visitor, 'Eins');
  await until(() => log.some((line) => line.includes('was given up')));
  const headers = { authorization: `Bearer ${inboxToken}`, accept: 'application/json' };
  const read = async () =>
    (await (await visitor.get('/inbox/deliveries', headers)).json()) as {
      deliveries: { deliveryId: string }[];
      closedHooks: { hook: string; waiting: number }[];
    };
  const decides = async (entries: Record<string, string>) => {
    const type = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
    const response = await visitor.post('/inbox/deliveries', String(new URLSearchParams(entries)), type);
    return ((await response.json()) as { count: number }).count;
  };
  assert.equal(await decides({ decision: 'dismiss', id: (await read()).deliveries[0]!.deliveryId }), 1);
  await sends(visitor, 'Zwei');
  assert.deepEqual(await read(), { deliveries: [], next: null, closedHooks: [{ hook: 'crm', waiting: 1 }] });
  const owner = await ownerWith(visitor, inboxToken);
  assert.match((await owner.opens('/inbox')).markup, /href="\/inbox\/deliveries">Hooks that get no more calls/);
  assert.match((await owner.opens('/inbox/deliveries')).markup, /name="hook" value="crm"[^]*Call it again/);
  assert.equal(await decides({ decision: 'reopen', hook: 'unknown' }), 0);
  answers['/old'] = 204;
  const { markup } = await owner.opens('/inbox/deliveries');
  const [, key = ''] = /name="key" value="([^"]+)"/.exec(markup) ?? [];
  const reopened = await owner.posts('/inbox/deliveries', { key, decision: 'reopen', hook: 'crm' });
  assert.match((await owner.opens(reopened.headers.get('location')!)).markup, /role="status">The hook is called again/);
  await until(() => paths.length === 2);
  assert.deepEqual((await read()).closedHooks, []);
  assert.doesNotMatch((await owner.opens('/inbox')).markup, /no more calls/);
});
