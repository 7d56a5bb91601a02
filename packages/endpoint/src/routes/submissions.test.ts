import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { mock, test, type TestContext } from 'node:test';
import type { Problem, Receipt } from '@foyer/protocol';
import type { EndpointOptions } from '../config.ts';
import { contactMessage, signUp, solved, startEndpoint, type TestEndpoint } from '../testing/visitor.ts';

const page = 'https://example.org';

/** A visitor who has filled in the contact form. */
async function atContactForm(context: TestContext, options: EndpointOptions = {}) {
  const inboxToken = 'owner-token';
  const world = await startEndpoint(context, { origins: [page], inboxToken, ...options });
  const challenge = await world.visitor.challenge('/contact');
  return { ...world, inboxToken, message: contactMessage(await solved(challenge)) };
}

function rows({ directory }: Pick<TestEndpoint, 'directory'>) {
  const database = new DatabaseSync(join(directory, 'foyer.sqlite'), { readOnly: true });
  const found = database.prepare('select submission_id, form, status, fields from messages_v1').all();
  database.close();
  return found.map((row) => ({ ...row, fields: JSON.parse(String(row['fields'])) }));
}

async function codeOf(response: Response): Promise<string> {
  const { type, status } = (await response.json()) as Problem;
  assert.equal(status, response.status);
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
  return `${status} ${type.replace('urn:foyer:problem:', '')}`;
}

test('a message is stored before it is acknowledged', async (context) => {
  const { directory, message, visitor } = await atContactForm(context);
  const response = await visitor.post('/contact', message, { 'idempotency-key': `"${message.submissionId}"` });
  assert.equal(response.status, 202);
  const { receivedAt, ...receipt } = (await response.json()) as Receipt;
  assert.deepEqual(receipt, { v: 1, status: 'accepted', submissionId: message.submissionId });
  assert.match(receivedAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  const { submissionId: submission_id, fields } = message;
  assert.deepEqual(rows({ directory }), [{ submission_id, form: 'contact', status: 'accepted', fields }]);
});

test('a retry after a lost reply is replayed, although its token is spent', async (context) => {
  const { directory, message, visitor } = await atContactForm(context);
  const first = (await (await visitor.post('/contact/', message)).json()) as Receipt;
  const again = await visitor.post('/contact', { ...message, captcha: { token: 'gone' } });
  assert.equal(again.status, 200);
  assert.deepEqual(await again.json(), { ...first, replayed: true });
  const reordered = { ...message, fields: Object.fromEntries(Object.entries(message.fields).reverse()) };
  assert.equal((await visitor.post('/contact', reordered)).status, 200);
  assert.equal(rows({ directory }).length, 1);
});

test('the same id with other content is refused', async (context) => {
  const { message, visitor } = await atContactForm(context);
  await visitor.post('/contact', message);
  const fields = { ...message.fields, message: 'Anders.' };
  assert.equal(await codeOf(await visitor.post('/contact', { ...message, fields })), '422 id-reused');
  const consent = { text: 'x', locale: 'de', given: true };
  assert.equal(await codeOf(await visitor.post('/contact', { ...message, consent })), '422 id-reused');
});

test('of two concurrent identical messages the second is replayed', async (context) => {
  const { directory, message, visitor } = await atContactForm(context);
  const replies = await Promise.all([visitor.post('/contact', message), visitor.post('/contact', message)]);
  assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 202]);
  assert.equal(rows({ directory }).length, 1);
});

test('of fifty concurrent messages with one token, one is stored', async (context) => {
  const { directory, message, visitor } = await atContactForm(context);
  const ids = Array.from({ length: 50 }, () => ({ ...message, submissionId: crypto.randomUUID() }));
  const replies = await Promise.all(ids.map((copy) => visitor.post('/contact', copy)));
  assert.equal(replies.filter(({ status }) => status === 202).length, 1);
  const refused = replies.filter(({ status }) => status !== 202);
  assert.deepEqual(new Set(await Promise.all(refused.map(codeOf))), new Set(['422 captcha-used']));
  assert.equal(rows({ directory }).length, 1);
});

test('a wrong answer spends its token and gets a fresh challenge', async (context) => {
  const { directory, message, visitor } = await atContactForm(context);
  const right = message.captcha!;
  const wrong = await visitor.post('/contact', { ...message, captcha: { ...right, answer: '99' } });
  assert.equal(wrong.status, 422);
  const { challenge, type } = (await wrong.json()) as Problem;
  assert.equal(type, 'urn:foyer:problem:captcha-wrong');
  assert.equal(await codeOf(await visitor.post('/contact', message)), '422 captcha-used');
  assert.equal(rows({ directory }).length, 0);
  const mended = await visitor.post('/contact', { ...message, captcha: await solved(challenge!) });
  assert.equal(mended.status, 202);
});

test('an error in a field does not spend the token', async (context) => {
  const { message, visitor } = await atContactForm(context);
  const mistaken = await visitor.post('/contact', { ...message, fields: { ...message.fields, email: 'lena' } });
  const { errors, challenge } = (await mistaken.json()) as Problem;
  assert.deepEqual(
    [mistaken.status, errors, challenge],
    [422, [{ pointer: '/fields/email', code: 'invalid' }], undefined],
  );
  assert.equal((await visitor.post('/contact', message)).status, 202);
});

test('a foreign, missing or expired captcha is refused with its own code', async (context) => {
  let now = Date.now();
  const { message, visitor } = await atContactForm(context, { now: () => now });
  const elsewhere = { ...message, captcha: await solved(await visitor.challenge('/newsletter')) };
  assert.equal(await codeOf(await visitor.post('/contact', elsewhere)), '422 captcha-foreign');
  assert.equal(await codeOf(await visitor.post('/contact', message, { origin: page })), '422 captcha-foreign');
  assert.equal(await codeOf(await visitor.post('/contact', { ...message, captcha: undefined })), '422 captcha-missing');
  now += 3_600_000;
  assert.equal(await codeOf(await visitor.post('/contact', message)), '422 captcha-expired');
  const other = await startEndpoint(context);
  assert.equal(await codeOf(await other.visitor.post('/contact', message)), '422 captcha-foreign');
});

test('the fresh challenge omits the same part as the first one', async (context) => {
  const { visitor } = await startEndpoint(context);
  const alone = await visitor.challenge('/newsletter?without=question');
  const { pow, token } = await solved(alone);
  const reply = await visitor.post('/newsletter', signUp({ token, pow: { ...pow!, counter: 0 } }));
  const { challenge } = (await reply.json()) as Problem;
  assert.deepEqual([challenge?.question, challenge?.pow?.cost], [undefined, 20_000]);
});

test('an endpoint can require both question and proof of work', async (context) => {
  const { visitor } = await startEndpoint(context, { captcha: { demand: ['question', 'pow'] } });
  for (const part of ['question', 'pow']) {
    const reply = await visitor.get(`/contact/challenge?without=${part}`);
    const { challenge, type } = (await reply.json()) as Problem;
    assert.deepEqual([reply.status, type], [422, 'urn:foyer:problem:captcha-missing']);
    assert.ok(challenge?.question && challenge.pow);
  }
});

test('a filled trap gets a receipt and is stored as spam; a fast message is accepted with a reason', async (context) => {
  let now = Date.now();
  const { directory, message, visitor } = await atContactForm(context, {
    now: () => now,
    mail: { to: 'owner@example.org' },
  });
  const trapped = await visitor.post('/contact', { ...message, trap: { website: 'http://spam.example' } });
  assert.equal(trapped.status, 202);
  assert.equal(((await trapped.json()) as Receipt).status, 'accepted');
  const other = (message: string) => ({ fields: { email: 'lena@example.org', message } });
  const fast = contactMessage(await solved(await visitor.challenge('/contact')), other('Schnell'));
  assert.equal((await visitor.post('/contact', fast)).status, 202);
  const slow = contactMessage(await solved(await visitor.challenge('/contact')), other('Langsam'));
  now += 5_000;
  assert.equal((await visitor.post('/contact', slow)).status, 202);
  const database = new DatabaseSync(join(directory, 'foyer.sqlite'), { readOnly: true });
  const found = database.prepare('select status, spam from submissions order by sequence').all();
  assert.deepEqual(
    found.map(({ status, spam }) => `${String(status)} ${String(spam)}`),
    ['spam ["trap","too-fast"]', 'accepted ["too-fast"]', 'accepted []'],
  );
  const notifications = database.prepare("select count(*) as mails from outbox where kind = 'notification'").get();
  assert.equal(notifications?.['mails'], 2);
  database.close();
});

test('links and repetition mark a message as spam together, a listed word alone', async (context) => {
  let now = Date.now();
  const spam = { links: 1, words: ['casino'] };
  const world = await atContactForm(context, { now: () => now, spam });
  const sends = async (message: string) => {
    const captcha = await solved(await world.visitor.challenge('/contact'));
    now += 3_000;
    const fields = { email: `lena${now}@example.org`, message };
    assert.equal((await world.visitor.post('/contact', contactMessage(captcha, { fields }))).status, 202);
  };
  for (const text of [
    'Hallo',
    ' hallo ',
    'https://a.example https://b.example',
    'HTTPS://a.example  https://b.example',
  ])
    await sends(text);
  now += 10 * 60_000;
  for (const text of ['Hallo', 'Best Casino']) await sends(text);
  const headers = { authorization: `Bearer ${world.inboxToken}`, accept: 'application/json' };
  const { messages } = (await (await world.visitor.get('/inbox', headers)).json()) as {
    messages: { status: string; spam: string[] }[];
  };
  assert.deepEqual(
    messages.reverse().map(({ status, spam }) => `${status} ${spam.join()}`.trim()),
    ['accepted', 'accepted repeated', 'accepted links', 'spam links,repeated', 'accepted', 'spam words'],
  );
});

for (const [title, path, request, outcome] of [
  ['an unknown form', '/nonsense', { method: 'POST' }, '404 unknown-form'],
  ['the challenge of an unknown form', '/nonsense/challenge', {}, '404 unknown-form'],
  ['GET of an unknown form', '/nonsense', {}, '404 unknown-form'],
  ['no form at all', '/', {}, '404 unknown-form'],
  ['GET of a form', '/contact', {}, '405 method-not-allowed'],
  ['PUT of a form', '/contact', { method: 'PUT' }, '405 method-not-allowed'],
  ['POST of a challenge', '/contact/challenge', { method: 'POST' }, '405 method-not-allowed'],
  ['no content type', '/contact', { method: 'POST', body: new Uint8Array([123, 125]) }, '415 unsupported-media-type'],
  ['plain text', '/contact', post('text/plain'), '415 unsupported-media-type'],
  ['a multipart form', '/contact', post('multipart/form-data; boundary=x'), '415 unsupported-media-type'],
  ['JSON-LD', '/contact', post('application/ld+json'), '415 unsupported-media-type'],
  ['JSON in UTF-16', '/contact', post('application/json; charset=utf-16'), '415 unsupported-media-type'],
  [
    'compressed JSON',
    '/contact',
    post('application/json', { 'content-encoding': 'gzip' }),
    '415 unsupported-media-type',
  ],
  [
    'JSON with content encoding identity',
    '/contact',
    post('application/json', { 'content-encoding': 'identity' }),
    '415 unsupported-media-type',
  ],
  ['JSON in UTF-8', '/contact', post('Application/JSON; Charset="UTF-8"'), '400 malformed'],
  ['65,537 bytes', '/contact', post('application/json', {}, ' '.repeat(65_537)), '413 too-large'],
  ['65,536 bytes', '/contact', post('application/json', {}, ' '.repeat(65_536)), '400 malformed'],
  [
    '1 MB without a length',
    '/contact',
    { ...post('application/json'), body: endless(), duplex: 'half' },
    '413 too-large',
  ],
] as const) {
  test(`${title}: ${outcome}`, async (context) => {
    const { endpoint } = await startEndpoint(context);
    const response = await endpoint.fetch(new Request(`http://127.0.0.1:8787${path}`, request as RequestInit));
    assert.equal(response.headers.get('access-control-allow-origin'), 'http://127.0.0.1:8787');
    if (response.status === 405)
      assert.match(response.headers.get('allow') ?? '', path === '/contact' ? /^POST/ : /^GET, HEAD/);
    assert.equal(await codeOf(response), outcome);
  });
}

function post(type: string, headers: Record<string, string> = {}, body = '{}') {
  return { method: 'POST', headers: { 'content-type': type, ...headers }, body };
}

function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(16_384).fill(32)) });
}

test('a body times out after ten seconds', async (context) => {
  const { endpoint } = await startEndpoint(context);
  mock.timers.enable({ apis: ['setTimeout'] });
  context.after(() => mock.timers.reset());
  const reading = Promise.withResolvers<void>();
  const body = new ReadableStream({ pull: () => reading.resolve() }, { highWaterMark: 0 });
  const request = { ...post('application/json'), body, duplex: 'half' } as RequestInit;
  const answer = endpoint.fetch(new Request('http://127.0.0.1:8787/contact', request));
  await reading.promise;
  mock.timers.tick(10_000);
  assert.equal(await codeOf(await answer), '408 too-slow');
});

test('a failure of the store is a 503 that spends no captcha, and a retry is stored', async (context) => {
  const { directory, log, message, visitor } = await atContactForm(context);
  const blocker = new DatabaseSync(join(directory, 'foyer.sqlite'));
  blocker.exec('begin immediate');
  const refused = await visitor.post('/contact', message);
  assert.equal(refused.headers.get('retry-after'), '5');
  assert.equal(await codeOf(refused), '503 unavailable');
  assert.match(log.at(-2) ?? '', /^request [\w-]{36} failed: SQLITE_BUSY$/);
  assert.equal((await visitor.get('/health')).status, 503);
  blocker.exec('rollback');
  blocker.close();
  assert.equal((await visitor.post('/contact', message)).status, 202);
  assert.deepEqual(await (await visitor.get('/health')).json(), { status: 'ok' });
});

test('the endpoint’s own origin may post', async (context) => {
  const { message, visitor } = await atContactForm(context);
  assert.equal((await visitor.post('/contact', message, { origin: 'http://127.0.0.1:8787' })).status, 202);
});

test('an allowed origin can post with a token of its own', async (context) => {
  const { visitor } = await startEndpoint(context, { origins: [page] });
  const message = contactMessage(await solved(await visitor.challenge('/contact', { origin: page })));
  const response = await visitor.post('/contact', message, { origin: page });
  assert.equal(response.status, 202);
  assert.equal(response.headers.get('access-control-allow-origin'), page);
  assert.equal(response.headers.get('access-control-allow-credentials'), null);
  assert.match(response.headers.get('vary') ?? '', /Origin/);
  assert.equal(response.headers.get('access-control-expose-headers'), 'Retry-After, RateLimit, RateLimit-Policy');
});

test('verifyCaptcha() checks captchas of other forms, also below a base path', async (context) => {
  const { endpoint, visitor } = await startEndpoint(context, { basePath: '/forms' });
  const captcha = await solved(await visitor.challenge('/forms/contact'));
  const value = JSON.stringify(captcha);
  assert.deepEqual(await endpoint.verifyCaptcha(value, { form: 'newsletter' }), { ok: false, code: 'captcha-foreign' });
  assert.deepEqual(await endpoint.verifyCaptcha(value, { form: 'contact', origin: null }), { ok: true });
  assert.deepEqual(await endpoint.verifyCaptcha(value, { form: 'contact' }), { ok: false, code: 'captcha-used' });
  for (const nonsense of [undefined, null, '', '{', '{"answer":"6"}', 6, new File([], 'x')]) {
    assert.deepEqual(await endpoint.verifyCaptcha(nonsense, { form: 'contact' }), {
      ok: false,
      code: 'captcha-missing',
    });
  }
  assert.equal((await visitor.get('/contact/challenge')).status, 404);
});
