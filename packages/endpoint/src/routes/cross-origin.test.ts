import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAllowedOrigin } from '@foyer/protocol/server';
import { startEndpoint } from '../testing/visitor.ts';

const policy = { own: 'https://forms.example.org', allowed: new Set(['https://example.org']), loopback: false };

for (const [origin, allowed] of [
  ['https://example.org', true],
  ['https://forms.example.org', true],
  ['http://example.org', false],
  ['https://example.org:8443', false],
  ['https://example.org/', false],
  ['https://EXAMPLE.org', false],
  ['https://example.org.', false],
  ['https://www.example.org', false],
  ['https://evil-example.org', false],
  ['https://example.org.evil.org', false],
  ['https://example.org https://evil.org', false],
  ['http://localhost:3000', false],
  ['null', false],
  ['', false],
  ['*', false],
  ['https://', false],
  ['//example.org', false],
  ['example.org', false],
  ['https:example.org', false],
  ['https:/example.org', false],
  ['https:\\\\example.org', false],
  ['HTTPS://example.org', false],
  ['https://example.org:443', false],
  ['https://example.org:80', false],
  ['https://example.org#', false],
  ['https://example.org?', false],
  ['https://example.org/kontakt', false],
  ['https://user@example.org', false],
  ['https://example.org@evil.org', false],
  ['https://evil.org#https://example.org', false],
  ['https://evil.org/https://example.org', false],
  ['https://example.org, https://evil.org', false],
  [' https://example.org', false],
  ['https://example.org ', false],
  ['https://example.org\u3002evil.org', false],
  ['https://exam\u00adple.org', false],
  ['https://ex\u0430mple.org', false],
  ['https://xn--exmple-4nf.org', false],
  ['https://example.orgs', false],
  ['https://example.or', false],
  ['https://example-org', false],
  ['https://examplexorg', false],
  ['wss://example.org', false],
  ['file://', false],
  ['moz-extension://example.org', false],
] as const) {
  test(`origin "${origin}" ${allowed ? 'may' : 'may not'} post`, () => {
    assert.equal(isAllowedOrigin(origin, policy), allowed);
  });
}

test('a cross-site POST without Origin is refused', async (context) => {
  const { visitor } = await startEndpoint(context);
  const statusFrom = async (site: string, headers = {}) =>
    (await visitor.post('/contact', '{}', { 'sec-fetch-site': site, ...headers })).status;
  assert.equal(await statusFrom('cross-site'), 403);
  assert.equal(await statusFrom('same-site'), 403);
  assert.equal(await statusFrom('same-origin'), 400);
  assert.equal(await statusFrom('cross-site', { origin: 'http://127.0.0.1:8787' }), 400);
  assert.equal((await visitor.get('/contact/thanks', { 'sec-fetch-site': 'cross-site' })).status, 200, 'a link');
});

test('null and loopback origins are allowed only if configured', () => {
  assert.equal(isAllowedOrigin('null', { ...policy, allowed: new Set(['null']) }), true);
  const development = { ...policy, loopback: true };
  for (const origin of ['http://localhost', 'http://127.0.0.1:4321', 'https://[::1]:8443']) {
    assert.equal(isAllowedOrigin(origin, development), true);
  }
  for (const origin of ['http://localhost.evil.org', 'http://127.0.0.1.evil.org', 'http://localhost:1@evil.org']) {
    assert.equal(isAllowedOrigin(origin, development), false);
  }
});

test('a preflight gets CORS headers for an allowed origin only', async (context) => {
  const { endpoint } = await startEndpoint(context, { origins: ['https://example.org'] });
  const preflight = (origin: string) =>
    endpoint.fetch(new Request('http://127.0.0.1:8787/contact', { method: 'OPTIONS', headers: { origin } }));
  const { headers, status } = await preflight('https://example.org');
  assert.equal(status, 204);
  assert.equal(headers.get('access-control-allow-origin'), 'https://example.org');
  assert.equal(headers.get('access-control-allow-methods'), 'GET, POST');
  assert.equal(headers.get('access-control-allow-headers'), 'content-type, idempotency-key');
  assert.equal(headers.get('access-control-max-age'), '7200');
  assert.equal(headers.get('vary'), 'Origin');
  const refused = await preflight('https://example.com');
  assert.equal(refused.status, 403);
  assert.equal(((await refused.json()) as { type: string }).type, 'urn:foyer:problem:origin-refused');
  assert.deepEqual(
    [...refused.headers.keys()].filter((name) => name.startsWith('access-control')),
    [],
  );
});
