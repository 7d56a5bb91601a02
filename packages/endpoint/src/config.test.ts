// Options that a program passes are checked like foyer.yaml.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type EndpointOptions, resolveOptions } from './config.ts';
import { createEndpoint } from './endpoint.ts';
import { serveEndpoint } from './serve-endpoint.ts';
import { startEndpoint, temporaryFolder } from './testing/visitor.ts';

for (const [options, words] of [
  [{ origins: ['https://a.org/'] }, /^origins\.0: "https:\/\/a\.org\/" is not allowed\. Allowed: an origin such as/],
  [{ origins: ['https://a.org/shop'] }, /^origins\.0: .* without a path\.$/],
  [{ origins: ['https://*.a.org'] }, /^origins\.0: .* Allowed: an origin such as/],
  [{ origins: ['https://me@a.org'] }, /^origins\.0: .* Allowed: an origin such as/],
  [{ origins: ['a.org'] }, /^origins\.0: "a\.org" is not allowed/],
  [{ origins: 'https://a.org' }, /^origins: .* Allowed: a list of origins\.$/],
  [{ origin: ['https://a.org'] }, /^origin: unknown key, did you mean "origins"\? Allowed: publicUrl, /],
  [{ port: 80 }, /^port: unknown key/],
  [{ publicUrl: 'forms.example.org' }, /^publicUrl: its value is not allowed\. Allowed: an http or https URL/],
  [{ publicUrl: 'https://a.org/?x' }, /^publicUrl: .* without query/],
  [{ publicUrl: 'https://a.org/forms/', basePath: '/forms' }, /^publicUrl: .* Allowed: the URL without basePath\.$/],
  [{ basePath: '/:form' }, /^basePath: "\/:form" is not allowed\. Allowed: a path such as \/forms\.$/],
  [{ inboxToken: 'x' }, /^inboxToken: its value is not allowed\. Allowed: at least 8 characters/],
  [{ metricsToken: ' ' }, /^metricsToken: its value is not allowed\. Allowed: at least 8 characters/],
  [{ secret: 'hidden' }, /^secret: its value is not allowed\. Allowed: at least 32 characters/],
  [{ secret: [] }, /^secret: .* Allowed: at least 32 characters/],
  [{ rateLimit: 0 }, /^rateLimit: 0 is not allowed\. Allowed: on, off, or messages per minute/],
  [{ trustProxy: -1 }, /^trustProxy: -1 is not allowed\. Allowed: a whole number from 0 to 10\.$/],
  [{ captcha: { seconds: 0.5 } }, /^captcha\.seconds: 0\.5 is not allowed/],
  [{ captcha: { demand: ['riddle'] } }, /^captcha\.demand\.0: "riddle" .* Allowed: question or pow\.$/],
  [{ spam: { words: 'casino' } }, /^spam\.words: .* Allowed: a list of words\.$/],
  [{ mail: { smtpUrl: 'localhost:25' } }, /^mail\.smtpUrl: its value is not allowed\. Allowed: an smtp/],
  [{ mail: { to: 'nobody' } }, /^mail\.to: "nobody" is not allowed/],
  [{ databaseUrl: 'mysql://root:hidden@db/x' }, /^databaseUrl: its value is not allowed/],
  [{ feeds: { blog: 'http://blog.example/' } }, /^feeds\.blog: its value is not allowed\. Allowed: an https URL/],
  [
    { forms: { news: { fields: 'name', doubleOptIn: true } } },
    /^forms\.news\.doubleOptIn: true .* a field named email/,
  ],
  [{ forms: { inbox: { fields: 'name' } } }, /^forms\.inbox: .* but not confirm, unsubscribe/],
  [
    { forms: { a: { fields: { b: { kind: 'date' } } } } },
    /^forms\.a\.fields\.b\.kind: "date" .* Allowed: text, multi-line/,
  ],
  [{ webhooks: { crm: { url: 'https://a.example' } } }, /^webhooks\.crm\.secret: is missing/],
  [{ log: 'loud' }, /^log: "loud" is not allowed\. Allowed: text, json or a function\.$/],
  [{ now: 5 }, /^now: 5 is not allowed\. Allowed: a function\.$/],
  ['https://a.org', /^"https:\/\/a\.org" is not allowed\. Allowed: keys with values/],
] as const) {
  test(`createEndpoint(${JSON.stringify(options)}) throws with what is allowed`, (context) => {
    const dataDirectory = join(temporaryFolder(context), 'new');
    const given = typeof options === 'string' ? options : { dataDirectory, ...options };
    assert.throws(
      () => createEndpoint(given as EndpointOptions),
      (error) => error instanceof RangeError && words.test(error.message) && !error.message.includes('hidden'),
    );
    assert.ok(!existsSync(dataDirectory), 'nothing was created');
  });
}

test('all mistakes are reported at once, and undefined options are ignored', () => {
  assert.throws(
    () => resolveOptions({ trustProxy: 11, mail: { to: 'x' } }),
    ({ message }: Error) => message.split('\n').length === 2,
  );
  const unset = { origins: undefined, mail: { smtpUrl: undefined }, databaseUrl: undefined };
  assert.deepEqual(resolveOptions(unset as unknown as EndpointOptions).origins, []);
});

for (const [written, sent] of [
  ['https://müller.example', 'https://xn--mller-kva.example'],
  ['HTTPS://Example.org:443', 'https://example.org'],
  ['http://example.org:80', 'http://example.org'],
  ['https://example.org:8443', 'https://example.org:8443'],
] as const) {
  test(`the origin ${written} allows ${sent}`, async (context) => {
    const { visitor } = await startEndpoint(context, { origins: [written] });
    const response = await visitor.get('/contact/challenge', { origin: sent });
    assert.equal(response.headers.get('access-control-allow-origin'), sent);
  });
}

for (const [options, warns] of [
  [{ origins: ['https://example.org'] }, true],
  [{ origins: ['http://localhost:3000', 'loopback', 'null'] }, false],
  [{ origins: ['https://example.org'], publicUrl: 'https://forms.example.org' }, false],
  [{}, false],
] as const) {
  test(`${JSON.stringify(options)}: ${warns ? 'warns' : 'does not warn'} that links in mails point to this machine`, async (context) => {
    const { log } = await startEndpoint(context, options);
    assert.equal(log.filter((line) => line.includes('FOYER_PUBLIC_URL')).length, warns ? 1 : 0);
  });
}

test('an invalid port is reported with the allowed range', async (context) => {
  const result = await serveEndpoint({ port: 70_000, dataDirectory: temporaryFolder(context) });
  assert.deepEqual(result, {
    status: 'failed',
    reason: 'port: 70000 is not allowed. Allowed: a whole number from 1 to 65535.',
  });
});
