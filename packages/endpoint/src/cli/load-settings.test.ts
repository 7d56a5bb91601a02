import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { temporaryFolder } from '../testing/visitor.ts';
import { loadSettings } from './load-settings.ts';

function file(context: TestContext, text: string): string {
  const path = join(temporaryFolder(context), 'foyer.yaml');
  writeFileSync(path, text);
  return path;
}

test('the environment says all that the file says, and wins', (context) => {
  const path = file(context, 'port: 1000\nhost: 0.0.0.0\nmail:\n  to: owner@example.org\n  from: file@example.org\n');
  const settings = loadSettings(
    {
      PORT: '4322',
      FOYER_DATA: '/data',
      FOYER_PUBLIC_URL: 'https://forms.example.org',
      FOYER_ORIGINS: 'https://example.org, https://example.com,null',
      FOYER_INBOX_TOKEN: 'token',
      FOYER_SECRET: 'x'.repeat(32),
      SMTP_URL: 'smtp://127.0.0.1:1025',
      FOYER_MAIL_FROM: 'Foyer <forms@example.org>',
      FOYER_CAPTCHA_SECONDS: '60',
      FOYER_MAIL_TO: '',
      FOYER_RATE_LIMIT: '60',
      FOYER_TRUST_PROXY: '1',
    },
    path,
  );
  assert.deepEqual(settings, {
    status: 'loaded',
    warnings: [],
    options: {
      port: 4322,
      host: '0.0.0.0',
      dataDirectory: '/data',
      publicUrl: 'https://forms.example.org',
      origins: ['https://example.org', 'https://example.com', 'null'],
      inboxToken: 'token',
      secret: ['x'.repeat(32)],
      captcha: { seconds: 60 },
      rateLimit: 60,
      trustProxy: 1,
      mail: { to: 'owner@example.org', smtpUrl: 'smtp://127.0.0.1:1025', from: 'Foyer <forms@example.org>' },
    },
  });
});

for (const [text, problem] of [
  ['prot: 1\n', /foyer\.yaml:1:1 prot: unknown key, did you mean "port"\? Allowed: port, host, /],
  ['\nport: many\n', /foyer\.yaml:2:1 port: "many" is not allowed\. Allowed: a whole number from 1 to 65535\.$/],
  [
    'origins:\n  - https://example.org/\n',
    /foyer\.yaml:2:5 origins\.0: .* Allowed: an origin such as https:\/\/example\.org/,
  ],
  [
    'forms:\n  contact:\n    filds: name\n',
    /foyer\.yaml:3:5 forms\.contact\.filds: unknown key, did you mean "fields"\?/,
  ],
  ['forms:\n  contact:\n    fields: na me!\n', /foyer\.yaml:3:5 forms\.contact\.fields: "na me!" is not allowed/],
  [
    'forms:\n  inbox:\n    fields: name\n',
    /foyer\.yaml:2:3 forms\.inbox: .* but not confirm, unsubscribe, health, inbox/,
  ],
  ['mail:\n  smtpUrl: http://user:password@host\n', /^(?!.*password).*:2:3 mail\.smtpUrl: its value is not allowed/],
  ['secret: short\n', /^(?!.*short).*secret: its value is not allowed\. Allowed: at least 32 characters/],
  ['rateLimit: 0\n', /rateLimit: 0 is not allowed\. Allowed: on, off, or messages a minute and address/],
  ['rateLimit: some\n', /rateLimit: "some" is not allowed\. Allowed: on, off, or messages/],
  ['trustProxy: yes\n', /trustProxy: "yes" is not allowed\. Allowed: a whole number from 0 to 10/],
  [
    'webhooks:\n  crm:\n    url: https://a.example\n',
    /foyer\.yaml:2:3 webhooks\.crm\.secret: its value is not allowed\. Allowed: /,
  ],
  [
    'webhooks:\n  crm:\n    url: https://a.example\n    secret: "hidden"\n',
    /^(?!.*hidden).*:4:5 webhooks\.crm\.secret: its value is not allowed\. Allowed: at least 24 characters/,
  ],
  [
    'listmonk:\n  url: https://a.example\n  user: a\n  token: b\n  list: [1]\n  lists: [1]\n',
    /foyer\.yaml:5:3 listmonk\.list: unknown key, did you mean "lists"\?/,
  ],
  [
    'forms:\n  contact:\n    fields:\n      email:\n        requierd: no\n',
    /foyer\.yaml:5:9 forms\.contact\.fields\.email\.requierd: unknown key, did you mean "required"\? Allowed: kind, /,
  ],
  [
    'forms:\n  contact:\n    thanks:\n      german: Danke\n',
    /foyer\.yaml:4:7 forms\.contact\.thanks\.german: "german" is not allowed\. Allowed: a language such as de or en/,
  ],
  [
    'forms:\n  contact:\n    reply:\n      subject: Danke\n',
    /foyer\.yaml:3:5 forms\.contact\.reply\.text: nothing is not allowed/,
  ],
  [
    'feeds:\n  blog: http://blog.example/feed\n',
    /foyer\.yaml:2:3 feeds\.blog: its value is not allowed\. Allowed: an https URL without a password/,
  ],
  ['feeds:\n  blog: https://me:hidden@blog.example/\n', /^(?!.*hidden).*:2:3 feeds\.blog: its value is not allowed/],
  [
    'feeds:\n  blog:\n    url: http://127.0.0.1/\n    lopback: true\n    loopback: true\n',
    /foyer\.yaml:4:5 feeds\.blog\.lopback: unknown key, did you mean "loopback"\? Allowed: url, loopback/,
  ],
  [
    'feeds:\n  blog:\n    url: http://127.0.0.1/\n    loopback: false\n',
    /foyer\.yaml:3:5 feeds\.blog\.url: its value is not allowed\. Allowed: an https URL/,
  ],
  ['feeds:\n  a/b: https://blog.example/\n', /foyer\.yaml:2:3 feeds\.a\/b: .* Allowed: a name of letters/],
  [
    `feeds:\n${Array.from({ length: 21 }, (_, index) => `  a${index}: https://blog.example/\n`).join('')}`,
    /foyer\.yaml:1:1 feeds: .* Allowed: at most 20 feeds/,
  ],
  ['port: 1\nport: 2\n', /foyer\.yaml:2:1 Map keys must be unique/],
  ['a: [\n', /foyer\.yaml:\d:\d /],
  ['- 1\n', /foyer\.yaml:1:\d /],
  ['hello\n', /foyer\.yaml:1:1 "hello" is not allowed\. Allowed: keys with values, such as port: 8787\.$/],
  [
    'forms:\n',
    /foyer\.yaml:1:1 forms: null is not allowed\. Allowed: forms by their names, each with keys of its own\.$/,
  ],
  [
    'forms:\n  contact:\n',
    /foyer\.yaml:2:3 forms\.contact: null is not allowed\. Allowed: keys with values, such as fields: /,
  ],
  ['forms: {}\n', /foyer\.yaml:1:1 forms: {} is not allowed\. Allowed: forms by their names/],
  [
    'publicUrl: https://example.org/?a\n',
    /foyer\.yaml:1:1 publicUrl: .* Allowed: an http or https URL without query and hash/,
  ],
  [
    'mail:\n  from: nobody\n',
    /foyer\.yaml:2:3 mail\.from: "nobody" is not allowed\. Allowed: an address such as Forms </,
  ],
  [
    'mail:\n  to: a@example.org;b@example.org\n',
    /foyer\.yaml:2:3 mail\.to: .* Allowed: an address .*, several with commas/,
  ],
  [
    'forms:\n  contact:\n    subject: "a\\nb"\n',
    /foyer\.yaml:3:5 forms\.contact\.subject: .* Allowed: one line of text/,
  ],
] as const) {
  test(`${JSON.stringify(text)} is refused with its place and what is allowed`, (context) => {
    const settings = loadSettings({}, file(context, text));
    assert.equal(settings.status, 'refused');
    assert.equal(settings.problems.length, 1, settings.problems.join('\n'));
    assert.match(settings.problems[0]!, problem);
  });
}

for (const [environment, problem] of [
  [{ PORT: 'x' }, /^PORT: "x" is not allowed\. Allowed: a whole number/],
  [{ FOYER_ORIGINS: 'example.org' }, /^FOYER_ORIGINS: "example\.org" is not allowed/],
  [{ SMTP_URL: 'localhost:25' }, /^SMTP_URL: its value is not allowed\. Allowed: an smtp/],
  [{ FOYER_CAPTCHA_SECONDS: '0' }, /^FOYER_CAPTCHA_SECONDS: 0 is not allowed/],
  [
    { DATABASE_URL: 'mysql://root:hidden@db/x' },
    /^DATABASE_URL: its value is not allowed. Allowed: a postgres:\/\/ URL\.$/,
  ],
] as const) {
  test(`${Object.keys(environment)[0]} is named when it is wrong`, () => {
    const settings = loadSettings(environment);
    assert.equal(settings.status, 'refused');
    assert.match(settings.problems.join('\n'), problem);
  });
}

test('owners may be several, with names', (context) => {
  const settings = loadSettings(
    {},
    file(context, 'mail:\n  to: Katrin Weidner <katrin@example.org>, office@localhost\n'),
  );
  assert.equal(settings.status, 'loaded');
});

test('a file that is not there is named', () => {
  const settings = loadSettings({}, '/nowhere/foyer.yaml');
  assert.equal(settings.status, 'refused');
  assert.match(settings.problems[0]!, /^\/nowhere\/foyer\.yaml: ENOENT/);
});

test('a variable without effect is not ignored silently', () => {
  const settings = loadSettings({ FOYER_ORIGIN: 'x', FOYER_SMTP_PORT: '1' });
  assert.equal(settings.status, 'loaded');
  assert.deepEqual(settings.warnings, ['FOYER_ORIGIN has no effect: did you mean FOYER_ORIGINS?']);
});
