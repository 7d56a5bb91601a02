import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Problem } from '@foyer/protocol';
import type { EndpointOptions } from '../config.ts';
import { workFactor } from '../domain/rate-limit.ts';
import { bothDatabases } from '../testing/databases.ts';
import { contactMessage, signUp, solved, startEndpoint, visitorOf } from '../testing/visitor.ts';

const minute = 60_000;

/** Visitors with addresses, at an endpoint whose clock the test controls. */
async function door(context: TestContext, options: EndpointOptions = {}) {
  let now = Date.UTC(2026, 10, 24, 12);
  const world = await startEndpoint(context, { rateLimit: 'on', now: () => now, ...options });
  const from = (remoteAddress: string | undefined) => {
    const visitor = visitorOf({ fetch: (request) => world.endpoint.fetch(request, { remoteAddress }) });
    // Without a captcha: refused messages count like stored ones.
    const posts = (changes: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
      visitor.post('/contact', contactMessage(undefined, changes), headers);
    return { ...visitor, posts };
  };
  return { ...world, from, passes: (ms: number) => (now += ms) };
}

let serial = 0;
const anotherSender = () => ({ fields: { email: `visitor${(serial += 1)}@example.org`, message: 'Hallo' } });

test('the eleventh message in a minute is refused with Retry-After', async (context) => {
  const { from, passes } = await door(context);
  const visitor = from('192.0.2.1');
  for (let left = 9; left >= 0; left -= 1) {
    const { headers, status } = await visitor.posts(anotherSender());
    assert.equal(status, 422);
    assert.equal(headers.get('ratelimit-policy'), '"address";q=10;w=60');
    assert.equal(headers.get('ratelimit'), `"address";r=${left};t=60`);
  }
  passes(20_500);
  const refused = await visitor.posts(anotherSender(), { origin: 'http://127.0.0.1:8787' });
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('retry-after'), '40');
  assert.equal(refused.headers.get('ratelimit'), '"address";r=0;t=40');
  assert.equal(refused.headers.get('access-control-expose-headers'), 'Retry-After, RateLimit, RateLimit-Policy');
  const { retryAfter, type } = (await refused.json()) as Problem;
  assert.deepEqual([type, retryAfter], ['urn:foyer:problem:rate-limited', 40]);
  assert.equal((await from('192.0.2.2').posts(anotherSender())).status, 422);
  passes(39_500);
  assert.equal((await visitor.posts(anotherSender())).status, 422);
});

test('a stored message counts, and its retry is still replayed', async (context) => {
  const { from } = await door(context, { rateLimit: 2 });
  const visitor = from('192.0.2.1');
  const message = contactMessage(await solved(await visitor.challenge('/contact')), anotherSender());
  assert.equal((await visitor.post('/contact', message)).status, 202);
  assert.equal((await visitor.post('/contact', message)).status, 200);
  assert.equal((await visitor.post('/contact', message)).status, 429);
});

test('malformed or invalid messages do not count, so that they can be corrected', async (context) => {
  const { from } = await door(context, { rateLimit: 1 });
  const visitor = from('192.0.2.1');
  for (let times = 0; times < 5; times += 1) {
    assert.equal((await visitor.post('/contact', '{')).status, 400);
    assert.equal((await visitor.posts({ fields: { email: 'lena' } })).status, 422);
  }
  assert.equal((await visitor.posts()).headers.get('ratelimit'), '"address";r=0;t=60');
});

test('an untrusted proxy cannot set addresses; with a trusted one, its client cannot', async (context) => {
  const { from } = await door(context, { rateLimit: 1 });
  const direct = from('192.0.2.1');
  assert.equal((await direct.posts(anotherSender(), { 'x-forwarded-for': '203.0.113.1' })).status, 422);
  assert.equal((await direct.posts(anotherSender(), { 'x-forwarded-for': '203.0.113.2' })).status, 429);
  const trusting = (await door(context, { rateLimit: 1, trustProxy: 1 })).from('192.0.2.1');
  for (const [forwarded, status] of [
    ['203.0.113.1', 422],
    ['203.0.113.1', 429],
    ['198.51.100.9, 203.0.113.1', 429],
    ['203.0.113.2', 422],
  ] as const) {
    assert.equal((await trusting.posts(anotherSender(), { 'x-forwarded-for': forwarded })).status, status, forwarded);
  }
});

test('neighbors share a wider limit, as do messages with one mail address and to one form', async (context) => {
  const { from } = await door(context, { rateLimit: 2 });
  const statuses = async (count: number, knock: (index: number) => Promise<Response>) => {
    const found = [];
    for (let index = 0; index < count; index += 1) found.push((await knock(index)).status);
    return found.lastIndexOf(422);
  };
  assert.equal(await statuses(20, (index) => from(`192.0.2.${index}`).posts(anotherSender())), 11, 'one /24');
  assert.equal(
    await statuses(5, (index) => from(`10.0.${index}.1`).posts({ fields: { email: 'a@EXAMPLE.org', message: 'x' } })),
    1,
    'one mail address',
  );
  assert.equal(
    await statuses(90, (index) => from(`10.1.${index}.1`).posts(anotherSender())),
    60 - 12 - 2 - 1,
    'one form',
  );
});

test('challenges have their own limit', async (context) => {
  const { from } = await door(context, { rateLimit: 1 });
  const visitor = from('192.0.2.1');
  for (let times = 0; times < 6; times += 1)
    assert.equal((await visitor.get('/contact/challenge?without=pow')).status, 200);
  const refused = await visitor.get('/contact/challenge?without=pow');
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '60']);
  assert.equal((await visitor.posts()).status, 422);
});

test('a challenge gets harder for a client that requests many, and is still solved', async (context) => {
  const { from, endpoint } = await door(context, { rateLimit: 1 });
  const visitor = from('192.0.2.1');
  const work: number[] = [];
  for (let times = 0; times < 4; times += 1)
    work.push((await solved(await visitor.challenge('/contact'))).pow!.counter);
  assert.ok(work[0]! <= 150 && work[3]! >= 200, work.join());
  const captcha = await solved(await visitor.challenge('/contact'));
  assert.deepEqual(await endpoint.verifyCaptcha(captcha, { form: 'contact' }), { ok: true });
});

test('work doubles with the load up to a limit', () => {
  assert.deepEqual([0, 1, 1.1, 2, 3, 4, 9, 1_000, Infinity].map(workFactor), [1, 1, 2, 2, 4, 4, 16, 16, 16]);
});

test('a form without JavaScript waits on a page that keeps the input', async (context) => {
  const { from } = await door(context, { rateLimit: 1 });
  const visitor = from('192.0.2.1');
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = 'email=lena@example.org&message=Hallo&foyer.token=x&foyer.answer=1&foyer.locale=de';
  assert.equal((await visitor.post('/contact', body, headers)).status, 422);
  const busy = await visitor.post('/contact', body, headers);
  assert.deepEqual([busy.status, busy.headers.get('retry-after')], [429, '60']);
  assert.match(await busy.text(), /name="message" value="Hallo"[^]*Noch einmal versuchen/);
});

test('off lifts the limit with a warning, except the one on mails', async (context) => {
  const { log, from, passes, directory } = await door(context, { rateLimit: 'off' });
  assert.deepEqual(
    log.filter((line) => line.includes('rate limit')),
    ['the rate limit is off.'],
  );
  const visitor = from('192.0.2.1');
  for (let times = 0; times < 12; times += 1) {
    passes(minute);
    const response = await visitor.post('/newsletter', signUp(await solved(await visitor.challenge('/newsletter'))));
    assert.deepEqual([response.status, response.headers.get('ratelimit')], [202, null]);
  }
  const database = new DatabaseSync(join(directory, 'foyer.sqlite'), { readOnly: true });
  assert.equal(database.prepare('select count(*) as mails from outbox').get()?.['mails'], 2);
  database.close();
});

test('a server that passes no address is warned about once', async (context) => {
  const { from, log } = await door(context, { rateLimit: 1 });
  for (let times = 0; times < 3; times += 1) assert.equal((await from(undefined).posts(anotherSender())).status, 422);
  assert.equal(log.filter((line) => line.includes('Client addresses are unknown')).length, 1);
});

test('the database contains no address, and a clock that is set back locks nobody out', async (context) => {
  const { from, passes, directory } = await door(context, { rateLimit: 1 });
  const visitor = from('192.0.2.1');
  await visitor.posts({ fields: { email: 'lena@example.org', message: 'x' } });
  const database = new DatabaseSync(join(directory, 'foyer.sqlite'), { readOnly: true });
  const counters = JSON.stringify(database.prepare('select * from rate_counters').all());
  database.close();
  assert.doesNotMatch(counters, /192\.0|lena|contact/);
  passes(-60 * minute);
  assert.equal((await visitor.posts(anotherSender())).status, 422);
});

const databases = bothDatabases();

databases.test('ten per minute are ten over two processes on one database', async (context, { options }) => {
  const secret = 'a secret that both processes have in common';
  const [first, second] = [await door(context, { ...options, secret }), await door(context, { ...options, secret })];
  const posts = Array.from({ length: 24 }, (_, index) =>
    (index % 2 ? first : second).from('192.0.2.1').posts(anotherSender()),
  );
  const statuses = (await Promise.all(posts)).map(({ status }) => status);
  assert.equal(statuses.filter((status) => status === 422).length, 10);
  assert.equal(statuses.filter((status) => status === 429).length, 14);
});
