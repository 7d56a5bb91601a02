import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Problem } from '@foyer/protocol';
import type { EndpointOptions } from '../config.ts';
import { deleteExpired } from '../domain/retention.ts';
import { openStore } from '../store/store.ts';
import { ownerWith } from '../testing/owner.ts';
import { startEndpoint, visitorOf } from '../testing/visitor.ts';

const origin = 'https://www.example.org';
const inboxToken = 'token-of-the-owner';
const beacon = {
  v: 1,
  kind: 'action',
  form: 'contact',
  href: 'https://www.example.org/seminar',
  page: 'https://www.example.org/',
};

async function site(context: TestContext, options: EndpointOptions = {}) {
  const world = await startEndpoint(context, { origins: [origin], inboxToken, ...options });
  const sendsBeacon = (changes: Record<string, unknown> | string = {}, headers: Record<string, string> = {}) =>
    world.visitor.post('/contact/beacon', typeof changes === 'string' ? changes : { ...beacon, ...changes }, {
      'content-type': 'text/plain;charset=UTF-8',
      origin,
      ...headers,
    });
  const rows = () => {
    const database = new DatabaseSync(join(world.directory, 'foyer.sqlite'), { readOnly: true });
    const found = database.prepare('SELECT form, kind, href, count FROM beacons ORDER BY href, kind').all();
    database.close();
    return found.map((row) => ({ ...row }));
  };
  return { ...world, sendsBeacon, rows };
}

test('clicks are counted by form, kind and URL', async (context) => {
  const { rows, sendsBeacon } = await site(context);
  for (const changes of [{}, {}, { kind: 'feed-error' }, { href: '/preise' }]) {
    const response = await sendsBeacon(changes);
    assert.deepEqual([response.status, await response.text()], [204, '']);
    assert.equal(response.headers.get('access-control-allow-origin'), origin);
  }
  const row = { form: 'contact', kind: 'action', href: 'https://www.example.org/seminar', count: 1 };
  assert.deepEqual(rows(), [
    { ...row, href: 'https://www.example.org/preise' },
    { ...row, count: 2 },
    { ...row, kind: 'feed-error' },
  ]);
});

test('ten concurrent clicks are all counted', async (context) => {
  const { rows, sendsBeacon } = await site(context);
  await Promise.all(Array.from({ length: 10 }, () => sendsBeacon()));
  assert.deepEqual(
    rows().map(({ count }) => count),
    [10],
  );
});

for (const [href, kept] of [
  ['https://www.example.org/a?email=lena@example.org#me', 'https://www.example.org/a'],
  ['https://lena:word@www.example.org/a', 'https://www.example.org/a'],
  ['#kontakt', 'https://www.example.org/'],
  ['mailto:lena@example.org', 'mailto:'],
  ['tel:+49345123', 'tel:'],
] as const) {
  test(`${href} is stored as ${kept}`, async (context) => {
    const { directory, rows, sendsBeacon } = await site(context);
    assert.equal((await sendsBeacon({ href, page: `${beacon.page}?visitor=lena` })).status, 204);
    assert.deepEqual(
      rows().map((row) => row['href']),
      [kept],
    );
    const database = new DatabaseSync(join(directory, 'foyer.sqlite'), { readOnly: true });
    const stored = JSON.stringify(database.prepare('SELECT * FROM beacons').all());
    database.close();
    assert.doesNotMatch(stored, /lena|word|49345/);
  });
}

for (const [what, changes, status, pointers] of [
  ['another version', { v: 2 }, 400, []],
  ['invalid JSON', 'hello', 400, []],
  ['a list', '[]', 400, []],
  ['a key that reaches a prototype', '{"v":1,"__proto__":{}}', 400, []],
  ['another kind', { kind: 'view' }, 422, ['/kind']],
  ['another form', { form: 'newsletter' }, 422, ['/form']],
  ['no form', { form: undefined }, 422, ['/form']],
  ['no page', { page: undefined }, 422, ['/page']],
  ['a page that is not an HTTP URL', { page: 'data:text/html,x' }, 422, ['/page']],
  ['a javascript: link', { href: 'javascript:alert(1)' }, 422, ['/href']],
  ['a link that is not a string', { href: ['x'] }, 422, ['/href']],
  ['a link that is too long', { href: `https://example.org/${'x'.repeat(3_000)}` }, 422, ['/href']],
  ['a body that is too large', 'x'.repeat(70_000), 413, []],
] as const) {
  test(`a beacon with ${what} is not counted`, async (context) => {
    const { rows, sendsBeacon } = await site(context);
    const response = await sendsBeacon(changes);
    const { errors = [] } = (await response.json()) as Problem;
    assert.deepEqual([response.status, errors.map(({ pointer }) => pointer)], [status, pointers]);
    assert.deepEqual(rows(), []);
  });
}

test('beacons from other origins, or with another media type or method, are not counted', async (context) => {
  const { rows, sendsBeacon, visitor } = await site(context);
  assert.equal((await sendsBeacon({}, { origin: 'https://elsewhere.example' })).status, 403);
  assert.equal((await sendsBeacon({}, { 'content-type': 'application/json' })).status, 415);
  assert.equal((await visitor.get('/contact/beacon')).status, 405);
  assert.equal((await visitor.post('/nowhere/beacon', beacon, { 'content-type': 'text/plain' })).status, 404);
  assert.equal((await visitor.post('/contact', beacon, { 'content-type': 'text/plain' })).status, 415);
  assert.deepEqual(rows(), []);
});

test('beacons have their own rate limit by address', async (context) => {
  const { endpoint } = await site(context, { rateLimit: 2 });
  const visitor = visitorOf({ fetch: (request) => endpoint.fetch(request, { remoteAddress: '10.0.0.1' }) });
  const sendsBeacon = async () => {
    const response = await visitor.post('/contact/beacon', beacon, { 'content-type': 'text/plain' });
    return [response.status, response.headers.has('retry-after')];
  };
  for (let times = 0; times < 12; times += 1) assert.deepEqual(await sendsBeacon(), [204, false]);
  assert.deepEqual(await sendsBeacon(), [429, true]);
  assert.equal((await visitor.post('/contact', {})).status, 400);
});

test('URLs beyond the limit of 200 share one row', async (context) => {
  const { rows, sendsBeacon } = await site(context);
  for (let index = 0; index < 210; index += 1) await sendsBeacon({ href: `/${index}` });
  await sendsBeacon({ href: '/7' });
  const found = rows();
  assert.equal(found.length, 201);
  assert.deepEqual(found[0], { form: 'contact', kind: 'action', href: '', count: 10 });
  assert.equal(found.find((row) => String(row['href']).endsWith('/7'))?.['count'], 2, 'a known URL is still counted');
});

test('the inbox shows click counts in the browser’s language, or no table if there are none', async (context) => {
  const { sendsBeacon, visitor } = await site(context);
  const { cookie } = await ownerWith(visitor, inboxToken);
  const reads = async (language: string, path = '/inbox') =>
    (await visitor.get(path, { cookie, 'accept-language': language })).text();
  assert.doesNotMatch(await reads('de'), /Klicks/);
  for (const kind of ['action', 'action', 'feed-error']) await sendsBeacon({ kind });
  const german = (await reads('de')).replaceAll(/\s+/g, ' ');
  assert.match(german, /<h2 id="clicks-heading">Klicks<\/h2>/);
  assert.match(german, /\/seminar<\/bdi><\/th> <td>contact<\/td> <td>gefolgt<\/td> <td>2<\/td>/);
  assert.match(german, /<td>Feed fehlt<\/td> <td>1<\/td>/);
  assert.match(await reads('en'), />Clicks</);
  assert.doesNotMatch(await reads('de', '/inbox?form=newsletter'), /Klicks/);
  assert.doesNotMatch(await reads('de', '/inbox?q=Lena'), /Klicks/);
});

test('counts are deleted after a year', async (context) => {
  const { directory, endpoint, rows, sendsBeacon } = await site(context);
  await sendsBeacon();
  await endpoint.close();
  const store = await openStore({ dataDirectory: directory });
  const dayMs = 24 * 60 * 60_000;
  await deleteExpired(store, new Map(), Date.now() + 364 * dayMs);
  assert.equal(rows().length, 1);
  await deleteExpired(store, new Map(), Date.now() + 367 * dayMs);
  assert.equal(rows().length, 0);
  await store.close();
});
