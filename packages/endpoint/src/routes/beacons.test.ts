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
  const says = (changes: Record<string, unknown> | string = {}, headers: Record<string, string> = {}) =>
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
  return { ...world, says, rows };
}

test('clicks are counted by form, kind and place', async (context) => {
  const { rows, says } = await site(context);
  for (const changes of [{}, {}, { kind: 'feed-error' }, { href: '/preise' }]) {
    const response = await says(changes);
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

test('ten concurrent clicks are ten', async (context) => {
  const { rows, says } = await site(context);
  await Promise.all(Array.from({ length: 10 }, () => says()));
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
  test(`of ${href} only ${kept} is stored`, async (context) => {
    const { directory, rows, says } = await site(context);
    assert.equal((await says({ href, page: `${beacon.page}?visitor=lena` })).status, 204);
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
  ['no JSON', 'hello', 400, []],
  ['a list', '[]', 400, []],
  ['a key of every object', '{"v":1,"__proto__":{}}', 400, []],
  ['another kind', { kind: 'view' }, 422, ['/kind']],
  ['another form', { form: 'newsletter' }, 422, ['/form']],
  ['no form', { form: undefined }, 422, ['/form']],
  ['no page', { page: undefined }, 422, ['/page']],
  ['a page that is none', { page: 'data:text/html,x' }, 422, ['/page']],
  ['a link that runs code', { href: 'javascript:alert(1)' }, 422, ['/href']],
  ['a link that is no text', { href: ['x'] }, 422, ['/href']],
  ['a link without end', { href: `https://example.org/${'x'.repeat(3_000)}` }, 422, ['/href']],
  ['more than a message may have', 'x'.repeat(70_000), 413, []],
] as const) {
  test(`${what} is not counted`, async (context) => {
    const { rows, says } = await site(context);
    const response = await says(changes);
    const { errors = [] } = (await response.json()) as Problem;
    assert.deepEqual([response.status, errors.map(({ pointer }) => pointer)], [status, pointers]);
    assert.deepEqual(rows(), []);
  });
}

test('other pages, media types and methods count nothing', async (context) => {
  const { rows, says, visitor } = await site(context);
  assert.equal((await says({}, { origin: 'https://elsewhere.example' })).status, 403);
  assert.equal((await says({}, { 'content-type': 'application/json' })).status, 415);
  assert.equal((await visitor.get('/contact/beacon')).status, 405);
  assert.equal((await visitor.post('/nowhere/beacon', beacon, { 'content-type': 'text/plain' })).status, 404);
  assert.equal((await visitor.post('/contact', beacon, { 'content-type': 'text/plain' })).status, 415);
  assert.deepEqual(rows(), []);
});

test('beacons are rate-limited by address, apart from messages', async (context) => {
  const { endpoint } = await site(context, { rateLimit: 2 });
  const visitor = visitorOf({ fetch: (request) => endpoint.fetch(request, { remoteAddress: '10.0.0.1' }) });
  const says = async () => {
    const response = await visitor.post('/contact/beacon', beacon, { 'content-type': 'text/plain' });
    return [response.status, response.headers.has('retry-after')];
  };
  for (let times = 0; times < 12; times += 1) assert.deepEqual(await says(), [204, false]);
  assert.deepEqual(await says(), [429, true]);
  assert.equal((await visitor.post('/contact', {})).status, 400);
});

test('invented URLs share one row', async (context) => {
  const { rows, says } = await site(context);
  for (let index = 0; index < 210; index += 1) await says({ href: `/${index}` });
  await says({ href: '/7' });
  const found = rows();
  assert.equal(found.length, 201);
  assert.deepEqual(found[0], { form: 'contact', kind: 'action', href: '', count: 10 });
  assert.equal(found.find((row) => String(row['href']).endsWith('/7'))?.['count'], 2, 'what is known goes on');
});

test('the inbox shows the counts in the browser’s language, and no table without counts', async (context) => {
  const { says, visitor } = await site(context);
  const { cookie } = await ownerWith(visitor, inboxToken);
  const reads = async (language: string, path = '/inbox') =>
    (await visitor.get(path, { cookie, 'accept-language': language })).text();
  assert.doesNotMatch(await reads('de'), /Klicks/);
  for (const kind of ['action', 'action', 'feed-error']) await says({ kind });
  const german = (await reads('de')).replaceAll(/\s+/g, ' ');
  assert.match(german, /<h2 id="clicks-heading">Klicks<\/h2>/);
  assert.match(german, /\/seminar<\/bdi><\/th> <td>contact<\/td> <td>gefolgt<\/td> <td>2<\/td>/);
  assert.match(german, /<td>Feed fehlt<\/td> <td>1<\/td>/);
  assert.match(await reads('en'), />Clicks</);
  assert.doesNotMatch(await reads('de', '/inbox?form=newsletter'), /Klicks/);
  assert.doesNotMatch(await reads('de', '/inbox?q=Lena'), /Klicks/);
});

test('counts are deleted after a year', async (context) => {
  const { directory, endpoint, rows, says } = await site(context);
  await says();
  await endpoint.close();
  const store = await openStore({ dataDirectory: directory });
  const dayMs = 24 * 60 * 60_000;
  await deleteExpired(store, new Map(), Date.now() + 364 * dayMs);
  assert.equal(rows().length, 1);
  await deleteExpired(store, new Map(), Date.now() + 367 * dayMs);
  assert.equal(rows().length, 0);
  await store.close();
});
