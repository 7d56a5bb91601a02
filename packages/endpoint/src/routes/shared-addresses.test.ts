// A proxy that is not configured: all visitors seem to be one. None of them may lock out the others.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Challenge, Problem } from '@foyer/protocol';
import type { EndpointOptions } from '../config.ts';
import { contactMessage, solved, startEndpoint, visitorOf } from '../testing/visitor.ts';

const forwarded = { 'x-forwarded-for': '203.0.113.1' };
/** More than one network usually sends in a minute, and more than is accepted without a proof of work. */
const [many, tooMany] = [61, 301];

async function behindProxy(context: TestContext, options: EndpointOptions = {}) {
  const now = Date.UTC(2026, 10, 24, 12);
  const world = await startEndpoint(context, {
    rateLimit: 'on',
    inboxToken: 'owner-token',
    now: () => now,
    ...options,
  });
  const origin = options.publicUrl ?? 'http://127.0.0.1:8787';
  const through = (remoteAddress: string) =>
    visitorOf({ fetch: (request) => world.endpoint.fetch(request, { remoteAddress }) }, origin);
  return { ...world, through };
}

const statuses = async (times: number, send: () => Promise<Response>) => {
  const seen = new Set<number>();
  for (let time = 0; time < times; time += 1) seen.add((await send()).status);
  return [...seen];
};

test('behind a proxy that is not configured, no visitor is refused: all solve a harder proof of work', async (context) => {
  const { log, through } = await behindProxy(context);
  const proxy = through('127.0.0.1');
  const early = await solved(await proxy.challenge('/contact?without=pow', forwarded));
  const floods = () => proxy.post('/contact', contactMessage(undefined), forwarded);
  assert.deepEqual(await statuses(tooMany, floods), [422], 'each wants a captcha');
  const hard = await proxy.challenge('/contact', forwarded);
  assert.equal((await proxy.post('/contact', contactMessage(await solved(hard)), forwarded)).status, 202);
  const easy = await proxy.get('/contact/challenge?without=pow', forwarded);
  const { challenge } = (await easy.json()) as { challenge: Challenge };
  assert.deepEqual([easy.status, challenge.pow === undefined], [422, false]);
  const refused = await proxy.post('/contact', contactMessage(early), forwarded);
  const problem = (await refused.json()) as Problem & { challenge: Challenge };
  assert.deepEqual([refused.status, problem.type], [422, 'urn:foyer:problem:captcha-missing']);
  const message = contactMessage(await solved(problem.challenge));
  assert.equal((await proxy.post('/contact', message, forwarded)).status, 202);
  assert.equal(log.filter((line) => line.includes('FOYER_TRUST_PROXY')).length, 1);
});

test('a client that adds X-Forwarded-For to escape its limit has sixty messages a minute, then all are suspected', async (context) => {
  const { through, visitor } = await behindProxy(context);
  const robot = through('203.0.113.9');
  for (let time = 0; time < many; time += 1) {
    // Another visitor each time, as it says.
    const headers = { 'x-forwarded-for': `198.51.100.${time}` };
    const captcha = await solved(await robot.challenge('/contact?without=pow', headers));
    const fields = { email: 'robot@example.org', message: `Buy ${time}` };
    assert.equal((await robot.post('/contact', contactMessage(captcha, { fields }), headers)).status, 202);
  }
  const owner = { authorization: 'Bearer owner-token', accept: 'application/json' };
  const { messages } = (await (await visitor.get('/inbox?limit=100', owner)).json()) as {
    messages: { status: string }[];
  };
  const suspected = messages.filter(({ status }) => status === 'spam').length;
  assert.deepEqual([messages.length, suspected], [many, 1]);
  assert.equal(messages[0]?.status, 'spam', 'the last one');
});

test('a few messages a minute through such a proxy need no harder proof of work', async (context) => {
  const { through } = await behindProxy(context);
  const proxy = through('127.0.0.1');
  for (let time = 0; time < 12; time += 1) {
    const captcha = await solved(await proxy.challenge('/contact?without=pow', forwarded));
    assert.equal((await proxy.post('/contact', contactMessage(captcha), forwarded)).status, 202);
  }
});

test('without JavaScript, the page of a visitor behind such a proxy keeps the text while many messages come', async (context) => {
  const { through } = await behindProxy(context);
  const proxy = through('127.0.0.1');
  await statuses(tooMany, () => proxy.post('/contact', contactMessage(undefined), forwarded));
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...forwarded };
  const busy = await proxy.post('/contact', 'email=lena@example.org&message=Hallo&foyer.locale=de', headers);
  assert.equal(busy.status, 429);
  assert.match(await busy.text(), /name="message" value="Hallo"[^]*Noch einmal versuchen/);
});

for (const [title, remoteAddress, trustProxy] of [
  ['on the same machine that sends no header', '127.0.0.1', 0],
  ['of a container that sends no header', '172.17.0.1', 0],
  ['on the same machine, reached by IPv6', '::1', 0],
  ['of a container, as an IPv4 address in IPv6', '::ffff:10.0.0.7', 0],
  ['that is counted, but sends no header', 'fd00::1', 1],
] as const) {
  test(`behind a proxy ${title}, nobody is refused`, async (context) => {
    const publicUrl = 'https://forms.example.org';
    const { log, through } = await behindProxy(context, { publicUrl, trustProxy });
    const proxy = through(remoteAddress);
    assert.deepEqual(await statuses(many, () => proxy.get('/contact/challenge')), [200]);
    assert.deepEqual(await statuses(many, () => proxy.post('/contact', contactMessage(undefined))), [422]);
    assert.equal(log.filter((line) => line.includes('FOYER_TRUST_PROXY')).length, 1);
    const direct = through('203.0.113.9');
    assert.deepEqual(await statuses(12, () => direct.post('/contact', contactMessage(undefined))), [422, 429]);
  });
}

test('wrong inbox tokens are refused with 429 also behind such a proxy, and the right one opens the inbox', async (context) => {
  const { through } = await behindProxy(context);
  const proxy = through('127.0.0.1');
  assert.deepEqual(await statuses(12, () => proxy.get('/inbox?token=wrong', forwarded)), [401, 429]);
  assert.equal((await proxy.get('/inbox?token=owner-token', forwarded)).status, 303);
});
