import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startEndpoint, visitorOf } from '../testing/visitor.ts';

const origins = ['https://example.org'];
const page = 'text/html; charset=utf-8';
const json = 'application/problem+json';

for (const [accept, destination, type] of [
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'document', page],
  ['text/html', undefined, page],
  ['application/xhtml+xml', undefined, page],
  ['TEXT/HTML', undefined, page],
  ['text/*', undefined, page],
  ['*/*', 'document', page],
  ['*/*', 'iframe', page],
  ['text/html;q=0.5, application/json', undefined, json],
  ['application/json, text/html;q=0.9', undefined, json],
  ['text/html, application/json;q=0.1', undefined, page],
  ['text/html;q=0', undefined, json],
  ['application/problem+json', undefined, json],
  ['*/*', 'empty', json],
  ['*/*', undefined, json],
  ['', undefined, json],
  [', ;;q=,', undefined, json],
  [undefined, undefined, json],
] as const) {
  test(`Accept ${accept ?? 'nothing'} for ${destination ?? 'anything'} gets ${type}`, async (context) => {
    const { visitor } = await startEndpoint(context);
    const headers = {
      ...(accept !== undefined && { accept }),
      ...(destination !== undefined && { 'sec-fetch-dest': destination }),
    };
    const response = await visitor.get('/nothing', headers);
    assert.deepEqual([response.status, response.headers.get('content-type')], [404, type]);
  });
}

const person = { accept: 'text/html,*/*;q=0.8', 'sec-fetch-dest': 'document', 'accept-language': 'de' };

for (const [title, path, init, status, words] of [
  ['the URL of a form in a browser', '/contact', {}, 405, /Bitte öffnen Sie die Seite, auf der das Formular steht/],
  ['an unknown form', '/kontakt', {}, 404, /Hier ist nichts/],
  ['an unknown feed', '/feed/x', {}, 404, /Hier ist nichts/],
  [
    'a form of another origin',
    '/contact',
    { method: 'POST', headers: { origin: 'https://evil.example' } },
    403,
    /darf hierher nichts senden[^]*list of allowed origins/,
  ],
  [
    'a challenge without the required proof of work',
    '/contact/challenge?without=pow',
    {},
    422,
    /Das hat nicht geklappt/,
  ],
  [
    'the inbox with an invalid limit',
    '/inbox?limit=x',
    { headers: { authorization: 'Bearer owner-token' } },
    400,
    /Das war nicht zu lesen/,
  ],
] as const) {
  test(`${title} gets a page with an explanation and a hint for the owner`, async (context) => {
    const options = { origins, inboxToken: 'owner-token', captcha: { demand: ['pow'] } } as const;
    const { visitor, log } = await startEndpoint(context, options);
    const headers = { ...person, ...('headers' in init && init.headers) };
    const response = await visitor.send(path, { ...init, headers });
    const text = await response.text();
    assert.deepEqual([response.status, response.headers.get('content-type')], [status, page], text);
    assert.match(text, words);
    assert.match(text, /Für Betreiber der Seite/);
    assert.match(response.headers.get('content-security-policy')!, /default-src 'none'/);
    assert.match(response.headers.get('x-request-id')!, /^[\w-]{36}$/);
    assert.match(log.at(-1)!, new RegExp(`: ${status} [a-z-]+ in `), 'the log still names the problem');
  });
}

test('problem pages keep the headers Allow, Retry-After and CORS', async (context) => {
  const { endpoint } = await startEndpoint(context, { rateLimit: 1 });
  const visitor = visitorOf({ fetch: (request) => endpoint.fetch(request, { remoteAddress: '192.0.2.1' }) });
  assert.equal((await visitor.get('/contact', person)).headers.get('allow'), 'POST, OPTIONS');
  for (let times = 0; times < 6; times += 1) await visitor.get('/contact/challenge?without=pow');
  const refused = await visitor.get('/contact/challenge', { ...person, origin: 'http://127.0.0.1:8787' });
  const { headers } = refused;
  const kept = ['retry-after', 'access-control-allow-origin', 'ratelimit'].map((name) => headers.get(name));
  assert.deepEqual([refused.status, ...kept], [429, '60', 'http://127.0.0.1:8787', '"address";r=0;t=60']);
  assert.match(await refused.text(), /Das war zu oft/);
});

/** Every route, with a path that exists. */
const paths = [
  '/contact',
  '/contact/',
  '/contact/challenge',
  '/contact/thanks',
  '/newsletter/resend',
  '/contact/beacon',
  '/health',
  '/confirm/x',
  '/unsubscribe/x',
  '/inbox',
  '/inbox/open/x',
  '/inbox/link',
  '/inbox/leave',
  '/inbox/messages.csv',
  '/integrity.json',
  '/foyer.js',
  '/nothing',
];

for (const method of ['HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'])
  test(`${method} on any route causes no server error`, async (context) => {
    const { visitor, log } = await startEndpoint(context, { origins });
    for (const path of paths) {
      const response = await visitor.send(path, { method, headers: { origin: 'https://example.org', ...person } });
      const text = await response.text();
      assert.ok(response.status < 500, `${path}: ${response.status}`);
      if (response.status === 405) assert.ok(response.headers.has('allow'), path);
      assert.doesNotMatch(text, /^\{/, path);
    }
    assert.deepEqual(
      log.filter((line) => /failed/.test(line)),
      [],
    );
  });
