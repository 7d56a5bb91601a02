// Access of programs to the inbox with the token, an API key, or a wrong key.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createEndpoint } from '../endpoint.ts';
import { contactMessage, signUp, solved, startEndpoint, temporaryFolder, visitorOf } from '../testing/visitor.ts';

const apiKey = 'a key that reads and never acts';
const inboxToken = 'owner-token';
const reader = { authorization: `Bearer ${apiKey}`, accept: 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

async function inboxWithKey(context: TestContext) {
  const { visitor } = await startEndpoint(context, { apiKey, inboxToken });
  const ids = [];
  for (const name of ['Ada', 'Berta', 'Clara']) {
    const fields = { name, email: `${name.toLowerCase()}@example.org`, message: 'Hallo' };
    const message = contactMessage(await solved(await visitor.challenge('/contact')), { fields });
    assert.equal((await visitor.post('/contact', message)).status, 202);
    const joining = signUp(await solved(await visitor.challenge('/newsletter')), { fields: { email: fields.email } });
    assert.equal((await visitor.post('/newsletter', joining)).status, 202);
    ids.push(message.submissionId);
  }
  return { visitor, ids };
}

interface List {
  readonly messages?: readonly { fields: { name: string } }[];
  readonly subscribers?: readonly { email: string }[];
  readonly next: string | null;
}

test('an API key reads all messages and subscribers page by page', async (context) => {
  const { ids, visitor } = await inboxWithKey(context);
  const everything = async (path: string, read: (list: List) => readonly string[]) => {
    const found: string[] = [];
    let after = '';
    for (;;) {
      const response = await visitor.get(`${path}limit=2${after}`, reader);
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      const list = (await response.json()) as List;
      found.push(...read(list));
      if (list.next === null) return found;
      after = `&after=${list.next}`;
    }
  };
  assert.deepEqual(
    await everything('/inbox?form=contact&', ({ messages = [] }) => messages.map(({ fields }) => fields.name)),
    ['Clara', 'Berta', 'Ada'],
  );
  assert.deepEqual(
    await everything('/inbox/subscribers?', ({ subscribers = [] }) => subscribers.map(({ email }) => email)),
    ['clara@example.org', 'berta@example.org', 'ada@example.org'],
  );
  assert.equal((await visitor.get(`/inbox/messages/${ids[0]}`, reader)).status, 200);
  assert.equal((await visitor.get('/inbox/messages.csv', reader)).status, 200);
});

test('an API key may not change anything', async (context) => {
  const { ids, visitor } = await inboxWithKey(context);
  const path = `/inbox/messages/${ids[0]}`;
  for (const [method, target] of [
    ['POST', path],
    ['DELETE', path],
    ['DELETE', '/inbox'],
    ['PUT', '/inbox/subscribers'],
    ['POST', '/inbox'],
    ['POST', '/inbox/leave'],
    ['POST', '/inbox/link'],
  ] as const) {
    const init = { method, headers: { ...reader, ...form }, body: 'decision=delete' };
    const response = await visitor.send(target, init);
    assert.equal(response.status, 403, `${method} ${target}`);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    assert.equal(response.headers.get('set-cookie'), null);
  }
  assert.equal((await visitor.get(path, reader)).status, 200);
});

test('an API key works as a bearer token only, not in a URL, a cookie or a form', async (context) => {
  const { visitor } = await inboxWithKey(context);
  const key = encodeURIComponent(apiKey);
  for (const path of [
    `/inbox?token=${key}`,
    `/inbox?key=${key}`,
    `/inbox?apiKey=${key}`,
    `/inbox/messages.csv?key=${key}`,
  ])
    assert.equal((await visitor.get(path)).status, 401, path);
  for (const headers of [
    { authorization: `Basic ${apiKey}` },
    { authorization: apiKey },
    { authorization: `Bearer ${apiKey.slice(0, -1)}` },
    { authorization: `Bearer ${apiKey}x` },
    { cookie: `foyer-inbox=${key}` },
    { 'x-api-key': apiKey },
  ])
    assert.equal((await visitor.get('/inbox', headers)).status, 401, JSON.stringify(headers));
  assert.equal((await visitor.post('/inbox', `token=${key}`, form)).status, 401);
});

test('wrong keys are rate-limited by address, and do not affect valid ones', async (context) => {
  const { endpoint } = await startEndpoint(context, { apiKey, inboxToken, rateLimit: 2 });
  const visitor = visitorOf({ fetch: (request) => endpoint.fetch(request, { remoteAddress: '192.0.2.1' }) });
  const guess = (path: string) => visitor.get(path, { ...reader, authorization: 'Bearer a guess' });
  assert.equal((await guess('/inbox')).status, 401);
  assert.equal((await guess('/inbox/subscribers')).status, 401);
  const counted = await guess('/inbox/messages.csv');
  assert.equal(counted.status, 429);
  assert.equal(counted.headers.get('retry-after'), '60');
  assert.equal((await visitor.get('/inbox?token=guess')).status, 429);
  for (const bearer of [apiKey, inboxToken])
    assert.equal((await visitor.get('/inbox', { ...reader, authorization: `Bearer ${bearer}` })).status, 200);
});

test('a short key, or the inbox token as key, is refused before anything is created', (context) => {
  for (const [key, reason] of [
    ['short', /at least 24 characters/],
    ['', /at least 24 characters/],
    ['the same text for both of them', /a different text than the inbox token/],
  ] as const) {
    const dataDirectory = temporaryFolder(context);
    assert.throws(
      () => createEndpoint({ apiKey: key, inboxToken: 'the same text for both of them', dataDirectory }),
      reason,
    );
  }
});
