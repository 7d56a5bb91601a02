import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { contactMessage, signUp, solved, startEndpoint, type TestEndpoint } from '../testing/visitor.ts';

const inboxToken = 'owner-token';
const bearer = { authorization: `Bearer ${inboxToken}`, accept: 'application/json' };

interface MessagePage {
  readonly messages: readonly { submissionId: string; receivedAt: string; fields: { name: string } }[];
  readonly next: string | null;
}

async function inboxWith(context: TestContext, names: readonly string[] = []): Promise<TestEndpoint> {
  const world = await startEndpoint(context, { inboxToken });
  for (const name of names) await sends(world, { fields: { name, email: 'lena@example.org', message: 'Hallo' } });
  return world;
}

async function sends({ visitor }: TestEndpoint, changes: Record<string, unknown>) {
  const response = await visitor.post(
    '/contact',
    contactMessage(await solved(await visitor.challenge('/contact')), changes),
  );
  assert.equal(response.status, 202);
}

test('programs read messages newest first, page by page, and by form', async (context) => {
  const { visitor } = await inboxWith(context, ['Ada', 'Berta', 'Clara']);
  const read = async (query: string) => (await (await visitor.get(`/inbox${query}`, bearer)).json()) as MessagePage;
  const first = await read('?limit=2');
  assert.deepEqual(
    first.messages.map(({ fields }) => fields.name),
    ['Clara', 'Berta'],
  );
  const second = await read(`?limit=2&after=${first.next}`);
  assert.deepEqual(
    second.messages.map(({ fields }) => fields.name),
    ['Ada'],
  );
  assert.equal(second.next, null);
  assert.deepEqual((await read('?form=newsletter')).messages, []);
  const { submissionId, receivedAt, ...message } = second.messages[0]!;
  assert.match(submissionId + receivedAt, /^[\w-]{36}\d{4}-.*Z$/);
  assert.deepEqual(message, {
    form: 'contact',
    fields: { name: 'Ada', email: 'lena@example.org', message: 'Hallo' },
    consent: null,
    page: { url: 'https://example.org/kontakt', locale: 'de' },
    status: 'accepted',
    spam: ['too-fast'],
  });
});

test('the inbox requires the token', async (context) => {
  const { visitor } = await inboxWith(context);
  for (const path of ['/inbox', '/inbox/', '/inbox/subscribers', '/inbox?token=wrong', '/inbox?token=']) {
    for (const headers of [
      {},
      { authorization: 'Bearer wrong' },
      { authorization: inboxToken },
      { cookie: 'foyer-inbox=x' },
    ]) {
      const response = await visitor.get(path, headers);
      assert.equal(response.status, 401, path);
      assert.doesNotMatch(await response.text(), /lena@example/);
    }
  }
});

test('the token in the URL is exchanged for a cookie that opens the inbox', async (context) => {
  const { visitor } = await inboxWith(context, ['Ada']);
  const opened = await visitor.get(`/inbox?token=${inboxToken}`);
  assert.equal(opened.status, 303);
  assert.equal(new URL(opened.headers.get('location')!, 'http://127.0.0.1:8787/inbox').pathname, '/inbox');
  const cookie = opened.headers.get('set-cookie')!;
  for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/inbox'])
    assert.ok(cookie.includes(attribute), attribute);
  assert.ok(!cookie.includes(inboxToken));
  const page = await visitor.get('/inbox', { cookie: cookie.split(';')[0]!, accept: 'text/html' });
  assert.equal(page.status, 200);
  assert.match(await page.text(), /Ada/);
});

test('the inbox shows messages, subscribers and suspected spam, with all input as text', async (context) => {
  const world = await inboxWith(context);
  const evil = '<img src=x onerror=alert(1)>"\'${7*7}';
  await sends(world, {
    fields: { name: evil, email: 'lena@example.org', message: evil, [`x${1}`]: evil },
    page: { url: `javascript:${evil}`, locale: evil },
  });
  await sends(world, { trap: { website: 'x' }, fields: { name: 'Robot', email: 'robot@example.org', message: 'Buy' } });
  const challenge = await world.visitor.challenge('/newsletter');
  const consent = { text: `Wortlaut ${evil}`, locale: evil, given: true };
  await world.visitor.post(
    '/newsletter',
    signUp(await solved(challenge), { consent, fields: { email: 'neu@example.org', name: evil } }),
  );
  const german = { ...bearer, accept: 'text/html', 'accept-language': 'de' };
  const markup = await (await world.visitor.get('/inbox', german)).text();
  for (const words of [
    'Nachrichten',
    'Abonnenten',
    'Verdacht auf Werbung',
    'neu@example.org',
    'Wortlaut',
    'robot@example.org',
    'wartet auf Bestätigung',
  ]) {
    assert.ok(markup.includes(words), words);
  }
  assert.doesNotMatch(markup, /<img|<script|href="javascript/);
});

test('a translated consent wording is marked as translated in pages and JSON', async (context) => {
  const world = await inboxWith(context);
  const consent = { text: 'I agree.', locale: 'de', given: true, translated: true };
  await sends(world, { consent, fields: { name: 'Ada', email: 'ada@example.org', message: 'Hallo' } });
  const challenge = await world.visitor.challenge('/newsletter');
  await world.visitor.post(
    '/newsletter',
    signUp(await solved(challenge), { consent, fields: { email: 'neu@example.org' } }),
  );
  const readJson = async (path: string): Promise<string> =>
    JSON.stringify(await (await world.visitor.get(path, { ...bearer, accept: 'application/json' })).json());
  assert.match(await readJson('/inbox?form=contact'), /"consent":\{[^}]*"translated":true/);
  assert.match(await readJson('/inbox/subscribers'), /"text":"I agree\."[^}]*"translated":true/);
  const german = { ...bearer, accept: 'text/html', 'accept-language': 'de' };
  const markup = await (await world.visitor.get('/inbox', german)).text();
  assert.match(markup, /erteilt, vom Browser übersetzt: I agree\./);
  assert.match(markup, /de \(vom Browser übersetzt\)/);
});

test('older messages and spam are paged, and pages keep filter and limit', async (context) => {
  const world = await inboxWith(context, ['Ada', 'Berta', 'Clara']);
  for (const name of ['Robot 1', 'Robot 2']) {
    await sends(world, { trap: { website: 'x' }, fields: { name, email: 'r@example.org', message: 'Hallo' } });
  }
  const html = { ...bearer, accept: 'text/html' };
  const page = async (path: string) => (await world.visitor.get(path, html)).text();
  const olderIn = (markup: string) =>
    [...markup.matchAll(/href="(\/inbox[^"]*after=[^"]*)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
  const [messages, suspected] = olderIn(await page('/inbox?limit=1&form=contact&q=Hallo'));
  assert.match(messages!, /^\/inbox\?after=\d+&limit=1&form=contact&q=Hallo$/);
  const second = await page(messages!);
  assert.match(second, /Berta/);
  assert.doesNotMatch(second, /Ada|Clara|id="suspected"|id="subscribers"/);
  const [third] = olderIn(second);
  assert.match(await page(third!), /Ada/);
  const olderRobot = await page(suspected!);
  assert.match(olderRobot, /Robot 1/);
  assert.doesNotMatch(olderRobot, /Robot 2|id="messages"/);
});

test('every list refuses an invalid limit or cursor', async (context) => {
  const { visitor } = await inboxWith(context);
  for (const list of ['/inbox', '/inbox/subscribers', '/inbox/messages.csv', '/inbox/subscribers.csv']) {
    for (const query of [
      'limit=0',
      'limit=-1',
      'limit=ten',
      'limit=',
      'after=0',
      'after=1e3',
      'after=',
      `after=${'9'.repeat(16)}`,
    ]) {
      const response = await visitor.get(`${list}?${query}`, bearer);
      assert.equal(response.status, 400, `${list}?${query}`);
      assert.match(await response.text(), new RegExp(`urn:foyer:problem:malformed.*\`${query.split('=')[0]}\``));
    }
    assert.equal((await visitor.get(`${list}?limit=1000`, bearer)).status, 200);
  }
});

for (const [search, found] of [
  ['schuhe', ['Ada']],
  ['SCHUHE', ['Ada']],
  ['Übermut', ['Berta']],
  ['100 %', ['Berta']],
  ['100_%', []],
  ['%', ['Berta']],
  ['_', []],
  ['"quoted"', ['Clara']],
  ["' or 1=1 --", []],
  ['zwei\nZeilen', ['Clara']],
  ['\\', ['Clara']],
  ['clara@', ['Clara']],
  ['  ', ['Clara', 'Berta', 'Ada']],
] as const) {
  test(`searching ${JSON.stringify(search)} finds ${found.join(', ') || 'nothing'}`, async (context) => {
    const world = await inboxWith(context);
    for (const [name, message] of [
      ['Ada', 'Neue Schuhe'],
      ['Berta', 'Übermut, 100 % sicher'],
      ['Clara', 'ein "quoted" Wort,\nzwei\nZeilen und \\'],
    ])
      await sends(world, { fields: { name, email: `${name!.toLowerCase()}@example.org`, message } });
    const response = await world.visitor.get(`/inbox?q=${encodeURIComponent(search)}`, bearer);
    const { messages } = (await response.json()) as MessagePage;
    assert.deepEqual(
      messages.map(({ fields }) => fields.name),
      found,
    );
  });
}
