import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Challenge, Problem } from '@foyer/protocol';
import type { EndpointOptions } from '../config.ts';
import { requestCounters } from '../domain/request-counters.ts';
import { contactMessage, signUp, solved, startEndpoint, visitorOf } from '../testing/visitor.ts';

const minute = 60_000;

/** Visitors with addresses, at an endpoint whose clock the test controls. */
async function startLimited(context: TestContext, options: EndpointOptions = {}) {
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
  const { from, passes } = await startLimited(context);
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

test('a stored message counts toward the limit, and so does its retry', async (context) => {
  const { from } = await startLimited(context, { rateLimit: 2 });
  const visitor = from('192.0.2.1');
  const message = contactMessage(await solved(await visitor.challenge('/contact')), anotherSender());
  assert.equal((await visitor.post('/contact', message)).status, 202);
  assert.equal((await visitor.post('/contact', message)).status, 200);
  assert.equal((await visitor.post('/contact', message)).status, 429);
});

test('malformed or invalid messages do not count, so that visitors can correct them', async (context) => {
  const { from } = await startLimited(context, { rateLimit: 1 });
  const visitor = from('192.0.2.1');
  for (let times = 0; times < 5; times += 1) {
    assert.equal((await visitor.post('/contact', '{')).status, 400);
    assert.equal((await visitor.posts({ fields: { email: 'lena' } })).status, 422);
  }
  assert.equal((await visitor.posts()).headers.get('ratelimit'), '"address";r=0;t=60');
});

test('X-Forwarded-For is ignored from clients of a trusted proxy', async (context) => {
  const trusting = (await startLimited(context, { rateLimit: 1, trustProxy: 1 })).from('192.0.2.1');
  for (const [forwarded, status] of [
    ['203.0.113.1', 422],
    ['203.0.113.1', 429],
    ['198.51.100.9, 203.0.113.1', 429],
    ['203.0.113.2', 422],
  ] as const) {
    assert.equal((await trusting.posts(anotherSender(), { 'x-forwarded-for': forwarded })).status, status, forwarded);
  }
});

test('clients in one network, with one mail address, do not share a limit', async (context) => {
  const { from } = await startLimited(context, { rateLimit: 2 });
  const fields = { email: 'lena@example.org', message: 'Hallo' };
  const addresses = [
    ...Array.from({ length: 90 }, (_, index) => `192.0.2.${index}`),
    ...Array.from({ length: 90 }, (_, index) => `2001:db8:1:${index}::1`),
  ];
  for (const address of addresses) assert.equal((await from(address).posts({ fields })).status, 422, address);
});

test('load on a form makes its challenges up to 16 times harder, and refuses no other client', async (context) => {
  const { from, passes } = await startLimited(context);
  for (let index = 0; index < 36; index += 1) {
    const robot = from(`198.51.${Math.floor(index / 6)}.${index}`);
    for (let times = 0; times < 60; times += 1)
      assert.equal((await robot.get('/contact/challenge?without=pow')).status, 200);
    assert.equal((await robot.get('/contact/challenge')).status, 429, 'the robot is over its own limit');
  }
  for (const address of ['192.0.2.1', '198.51.0.200', '2001:db8::1']) {
    const { pow } = await from(address).challenge('/contact');
    const { counter } = (await solved({ v: 1, token: '', pow: pow!, expiresIn: 1, minFill: 1 })).pow!;
    assert.ok(counter >= 300 && counter <= 1_200, String(counter));
  }
  const other = await from('192.0.2.1').challenge('/newsletter');
  assert.ok((await solved(other)).pow!.counter <= 150, 'the other form has no load');
  const refused = await from('192.0.2.1').posts();
  const { challenge } = (await refused.json()) as { challenge: Challenge };
  assert.ok((await solved(challenge)).pow!.counter >= 300, 'the challenge of a problem is not easier');
  passes(minute);
  assert.ok((await solved(await from('192.0.2.1').challenge('/contact'))).pow!.counter <= 150);
});

test('under load, a message without a proof of work is suspected spam', async (context) => {
  const { from, visitor } = await startLimited(context, {
    inboxToken: 'owner-token',
    forms: { contact: { perMinute: 2 } },
  });
  const sends = async (query: string, message: string) => {
    const captcha = await solved(await from('192.0.2.1').challenge(`/contact${query}`));
    const fields = { email: 'lena@example.org', message };
    assert.equal((await from('192.0.2.1').post('/contact', contactMessage(captcha, { fields }))).status, 202);
    const page = await visitor.get('/inbox?limit=1', {
      authorization: 'Bearer owner-token',
      accept: 'application/json',
    });
    const { messages } = (await page.json()) as { messages: { status: string; spam: string[] }[] };
    return [messages[0]!.status, ...messages[0]!.spam];
  };
  assert.deepEqual(await sends('?without=pow', 'one'), ['accepted', 'too-fast', 'no-proof']);
  assert.deepEqual(await sends('', 'two'), ['accepted', 'too-fast']);
  assert.deepEqual(await sends('?without=pow', 'three'), ['spam', 'too-fast', 'no-proof', 'load']);
  assert.deepEqual(await sends('', 'four'), ['accepted', 'too-fast']);
});

test('an image on another site cannot use up a challenge', async (context) => {
  const { from } = await startLimited(context, { rateLimit: 1, origins: ['https://example.org'] });
  const visitor = from('192.0.2.1');
  for (const site of ['cross-site', 'same-site']) {
    for (let times = 0; times < 10; times += 1) {
      const refused = await visitor.get('/contact/challenge', { 'sec-fetch-site': site });
      assert.deepEqual([refused.status, refused.headers.get('ratelimit')], [403, null]);
    }
  }
  const origin = { origin: 'https://example.org', 'sec-fetch-site': 'cross-site' };
  const given = await visitor.get('/contact/challenge', origin);
  assert.deepEqual([given.status, given.headers.get('ratelimit')], [200, '"address";r=5;t=60']);
  assert.equal((await visitor.get('/contact/challenge', { 'sec-fetch-site': 'same-origin' })).status, 200);
});

test('a proxy that is not configured is warned about once', async (context) => {
  const forwarded = { 'x-forwarded-for': '203.0.113.1' };
  const { from, log } = await startLimited(context);
  const warnings = (lines: readonly string[]) => lines.filter((line) => line.includes('FOYER_TRUST_PROXY')).length;
  await from('127.0.0.1').posts();
  assert.equal(warnings(log), 0);
  for (let times = 0; times < 3; times += 1) await from('127.0.0.1').posts({}, forwarded);
  await from('127.0.0.1').posts({}, { forwarded: 'for=203.0.113.1' });
  assert.equal(warnings(log), 1);
  const trusting = await startLimited(context, { trustProxy: 1 });
  await trusting.from('127.0.0.1').posts({}, forwarded);
  assert.equal(warnings(trusting.log), 0);
});

test('a flood of addresses uses a bounded amount of memory', () => {
  const counters = requestCounters(1_000);
  for (let index = 0; index < 5_000; index += 1) counters.count(`address ${index}`, index);
  assert.ok(counters.size <= 1_000);
  assert.equal(counters.count('address 4999', 5_000).count, 2);
  assert.equal(counters.count('another', 4_999 + 2 * minute).count, 1);
  assert.equal(counters.size, 1, 'ended windows are dropped');
});

test('challenges have their own limit', async (context) => {
  const { from } = await startLimited(context, { rateLimit: 1 });
  const visitor = from('192.0.2.1');
  for (let times = 0; times < 6; times += 1)
    assert.equal((await visitor.get('/contact/challenge?without=pow')).status, 200);
  const refused = await visitor.get('/contact/challenge?without=pow');
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '60']);
  assert.equal((await visitor.posts()).status, 422);
});

test('a challenge gets harder for a client that requests many, and is still solved', async (context) => {
  const { from, endpoint } = await startLimited(context, { rateLimit: 1 });
  const visitor = from('192.0.2.1');
  const work: number[] = [];
  for (let times = 0; times < 4; times += 1)
    work.push((await solved(await visitor.challenge('/contact'))).pow!.counter);
  assert.ok(work[0]! <= 150 && work[3]! >= 200, work.join());
  const captcha = await solved(await visitor.challenge('/contact'));
  assert.deepEqual(await endpoint.verifyCaptcha(captcha, { form: 'contact' }), { ok: true });
});

test('a rate-limited form without JavaScript gets a page that keeps the input', async (context) => {
  const { from } = await startLimited(context, { rateLimit: 1 });
  const visitor = from('192.0.2.1');
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = 'email=lena@example.org&message=Hallo&foyer.token=x&foyer.answer=1&foyer.locale=de';
  assert.equal((await visitor.post('/contact', body, headers)).status, 422);
  const busy = await visitor.post('/contact', body, headers);
  assert.deepEqual([busy.status, busy.headers.get('retry-after')], [429, '60']);
  assert.match(await busy.text(), /name="message" value="Hallo"[^]*Noch einmal versuchen/);
});

test('"off" disables the limit with a warning, except the one on mails', async (context) => {
  const { log, from, passes, directory } = await startLimited(context, { rateLimit: 'off' });
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
  // One that was sent, and one that waits for the newest request.
  assert.ok(Number(database.prepare('select count(*) as mails from outbox').get()?.['mails']) <= 2);
  database.close();
});

test('a server that passes no address is warned about once', async (context) => {
  const { from, log } = await startLimited(context, { rateLimit: 1 });
  for (let times = 0; times < 3; times += 1) assert.equal((await from(undefined).posts(anotherSender())).status, 422);
  assert.equal(log.filter((line) => line.includes('Client addresses are unknown')).length, 1);
});

test('counting writes nothing to the database, and a clock that is set back resets the limit', async (context) => {
  const { from, passes, directory } = await startLimited(context, { rateLimit: 1 });
  const visitor = from('192.0.2.1');
  const database = new DatabaseSync(join(directory, 'foyer.sqlite'));
  context.after(() => database.close());
  const version = () => database.prepare('pragma data_version').get()?.['data_version'];
  const before = version();
  database.exec('begin immediate');
  const start = performance.now();
  await visitor.posts();
  assert.equal((await visitor.posts()).status, 429);
  assert.equal((await visitor.get('/contact/challenge')).status, 200);
  assert.ok(performance.now() - start < 1_000, 'a locked database does not delay a refusal');
  database.exec('rollback');
  assert.equal(version(), before);
  passes(-60 * minute);
  assert.equal((await visitor.posts(anotherSender())).status, 422);
});
