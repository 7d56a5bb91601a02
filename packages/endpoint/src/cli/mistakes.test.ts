// Mistakes in the settings: each is reported with file, line, key and allowed values, and nothing starts.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { freePort } from '@foyer/testing/node/free-port.ts';
import { temporaryFolder } from '../testing/visitor.ts';
import { loadSettings } from './load-settings.ts';
import { serve } from './serve.ts';

/** Everything that a start with these settings prints. */
async function complaints(
  context: TestContext,
  { environment = {}, file }: { environment?: Record<string, string>; file?: string | Uint8Array },
) {
  const folder = temporaryFolder(context);
  const [config, data] = [join(folder, 'foyer.yaml'), join(folder, 'made', 'by', 'a', 'start')];
  writeFileSync(config, file ?? '');
  // Otherwise it would start and never end.
  assert.equal(loadSettings(environment, config).status, 'refused');
  const port = await freePort();
  const warned: string[] = [];
  const code = await serve({
    environment: { PORT: String(port), FOYER_DATA: data, ...environment },
    config,
    options: {},
    output: { print: (line) => assert.fail(`started: ${line}`), warn: (line) => warned.push(line) },
  });
  assert.equal(code, 1);
  assert.ok(!existsSync(join(folder, 'made')), 'nothing was made');
  await assert.rejects(once(connect(port, '127.0.0.1'), 'connect'), { code: 'ECONNREFUSED' });
  return warned.map((line) => line.replace(`${folder}/`, ''));
}

const contact = (lines: string) => `forms:\n  contact:\n    ${lines}\n`;
const webhook = (lines: string) => `webhooks:\n  crm:\n    ${lines}\n`;
const secret = 'secret: a text that nobody ever guesses';

/** Content of the file, position of the mistake, and the message after the position. */
const mistakes: readonly (readonly [file: string, place: string, words: RegExp])[] = [
  // YAML
  ['port: 1\nport: 2\n', '2:1', /^port: appears a second time\. Allowed: each key once\.$/],
  [contact('to: a@b.de\n    to: c@d.de'), '4:5', /^to: appears a second time\. Allowed: each key once\.$/],
  ['a: [\n', '2:1', /\. Allowed: YAML, such as port: 8787, indented by spaces\.$/],
  ['mail:\n\tto: a@example.org\n', '2:1', /[Tt]abs? .* Allowed: YAML, such as port: 8787, indented by spaces\.$/],
  ['mail: { to: a@example.org\n', '2:1', / Allowed: YAML/],
  ['port: 8787\n host: x\n', '1:7', / Allowed: YAML/],
  ['host: "127.0.0.1\n', '2:1', / Allowed: YAML/],
  ['port: !port 1\n', '1:7', /^!port: Unresolved tag: !port\. Allowed: YAML/],
  ['port: *somewhere\n', '1:1', /somewhere.* Allowed: YAML/],
  ['port: 1\n---\nport: 2\n', '2:1', / Allowed: YAML/],
  // Whole file
  ['- 1\n', '1:3', /^0: unknown key\. Allowed: port, host, /],
  ['hello\n', '1:1', /^"hello" is not allowed\. Allowed: keys with values, such as port: 8787\.$/],
  ['prot: 1\n', '1:1', /^prot: unknown key, did you mean "port"\? Allowed: port, host, /],
  ['Origins: []\n', '1:1', /^Origins: unknown key, did you mean "origins"\?/],
  ['something: 1\n', '1:1', /^something: unknown key\. Allowed: port, /],
  // Runtime
  ['\nport: many\n', '2:1', /^port: "many" is not allowed\. Allowed: a whole number from 1 to 65535\.$/],
  ['port: 0\n', '1:1', /^port: 0 is not allowed\. Allowed: a whole number from 1 to 65535\.$/],
  ['port: 80.5\n', '1:1', /^port: 80\.5 is not allowed\. Allowed: a whole number/],
  ['host: ""\n', '1:1', /^host: "" is not allowed\. Allowed: an address or a name of this machine\.$/],
  ['host: [localhost]\n', '1:1', /^host: a list is not allowed\. Allowed: an address/],
  ['publicUrl: forms.example.org\n', '1:1', /^publicUrl: .* Allowed: an http or https URL without query, hash/],
  ['publicUrl: https://example.org/?a\n', '1:1', /^publicUrl: its value is not allowed\. Allowed: an http/],
  ['dataDirectory: 7\n', '1:1', /^dataDirectory: 7 is not allowed\. Allowed: a folder\.$/],
  [
    'databaseUrl: mysql://root:hidden@db/x\n',
    '1:1',
    /^databaseUrl: its value .* Allowed: a postgres:\/\/ URL; in user and password, /,
  ],
  ['trustProxy: yes\n', '1:1', /^trustProxy: "yes" is not allowed\. Allowed: a whole number from 0 to 10\.$/],
  ['trustProxy: -1\n', '1:1', /^trustProxy: -1 is not allowed\. Allowed: a whole number from 0 to 10\.$/],
  // Origins and secrets
  ['origins:\n  - https://example.org/\n', '2:5', /^origins\.0: .* Allowed: an origin such as https:\/\/example\.org/],
  ['origins:\n  - https://a.example\n  - https://b.example/shop\n', '3:5', /^origins\.1: .* without a path\.$/],
  ['origins: ["*"]\n', '1:11', /^origins\.0: "\*" is not allowed\. Allowed: an origin such as/],
  ['origins: ["https://*.example.org"]\n', '1:11', /^origins\.0: .* Allowed: an origin such as/],
  ['origins: [example.org]\n', '1:11', /^origins\.0: "example\.org" is not allowed/],
  ['origins: https://example.org\n', '1:1', /^origins: "https:.*" is not allowed\. Allowed: a list of origins\.$/],
  [
    'inboxToken: "  "\n',
    '1:1',
    /^inboxToken: its value is not allowed\. Allowed: at least 8 characters that cannot be/,
  ],
  [
    'inboxToken: aaaaaaaaaa\n',
    '1:1',
    /^inboxToken: its value is not allowed\. Allowed: at least 8 characters that cannot be/,
  ],
  ['metricsToken: hidden\n', '1:1', /^metricsToken: its value is not allowed\. Allowed: at least 8 characters that/],
  ['publicUrl: http://0.0.0.0:8787\n', '1:1', /^publicUrl: its value .* which visitors can open\.$/],
  [
    'publicUrl: https://example.org/inbox\n',
    '1:1',
    /^publicUrl: its value .* the URL of the endpoint, such as https:.* without a page\.$/,
  ],
  ['apiKey: hidden\n', '1:1', /^apiKey: its value is not allowed\. Allowed: at least 24 characters\.$/],
  ['secret: hidden\n', '1:1', /^secret: its value is not allowed\. Allowed: at least 32 characters/],
  ['secret: []\n', '1:1', /^secret: its value is not allowed\. Allowed: at least 32 characters/],
  ['rateLimit: 0\n', '1:1', /^rateLimit: 0 is not allowed\. Allowed: on, off, or messages per minute and address/],
  ['rateLimit: some\n', '1:1', /^rateLimit: "some" is not allowed\. Allowed: on, off, or messages/],
  ['captcha:\n  seconds: 0\n', '2:3', /^captcha\.seconds: 0 is not allowed\. Allowed: a whole number from 1/],
  ['captcha:\n  demand: [pow, riddle]\n', '2:17', /^captcha\.demand\.1: "riddle" .* Allowed: question or pow\.$/],
  ['spam:\n  links: -3\n', '2:3', /^spam\.links: -3 is not allowed\. Allowed: a whole number from 0 to 100\.$/],
  ['spam:\n  words: casino\n', '2:3', /^spam\.words: "casino" is not allowed\. Allowed: a list of words\.$/],
  // Mail
  ['mail: smtp://user:hidden@mail.example\n', '1:1', /^mail: its value is not allowed\. Allowed: keys with values/],
  ['mail:\n  smtpUrl: http://user:hidden@host\n', '2:3', /^mail\.smtpUrl: its value is not allowed\. Allowed: an smtp/],
  [
    'mail:\n  smtpUrl: "smtp://"\n',
    '2:3',
    /^mail\.smtpUrl: its value .* Allowed: an smtp:\/\/ or smtps:\/\/ URL with a/,
  ],
  ['mail:\n  from: nobody\n', '2:3', /^mail\.from: "nobody" is not allowed\. Allowed: an address such as Forms </],
  ['mail:\n  from: Meier, Otto <otto@example.org>\n', '2:3', /^mail\.from: .* Allowed: an address such as Forms </],
  ['mail:\n  to: a@example.org;b@example.org\n', '2:3', /^mail\.to: .* Allowed: an address .*, several with commas/],
  ['mail:\n  to: a@example..org\n', '2:3', /^mail\.to: "a@example\.\.org" is not allowed/],
  ['mail:\n  to: [a@example.org]\n', '2:3', /^mail\.to: a list is not allowed\. Allowed: .*, several with commas/],
  [
    'mail:\n  too: a@example.org\n',
    '2:3',
    /^mail\.too: unknown key, did you mean "to"\? Allowed: smtpUrl, from, to\.$/,
  ],
  // Look, and times
  ['brand: Weidner\n', '1:1', /^brand: "Weidner" is not allowed\. Allowed: keys with values, such as name: /],
  ['brand:\n  color: red\n', '2:3', /^brand\.color: "red" .* Allowed: a color as # and three or six digits, in quotes/],
  // A comment, to YAML.
  [
    'brand:\n  color: #7a1f3d\n',
    '2:3',
    /^brand\.color: null is not allowed\. Allowed: .*, in quotes, such as "#7a1f3d"\.$/,
  ],
  [
    'brand:\n  logo: nowhere.png\n',
    '2:3',
    /^brand\.logo: "nowhere\.png" .* Allowed: a PNG, JPEG or GIF file that can be/,
  ],
  ['brand:\n  name: "a\\nb"\n', '2:3', /^brand\.name: "a\\nb" is not allowed\. Allowed: one line of text\.$/],
  [
    'brand:\n  imprintUrl: javascript:alert(1)\n',
    '2:3',
    /^brand\.imprintUrl: its value .* Allowed: an http or https URL/,
  ],
  [
    'timeZone: Berlin\n',
    '1:1',
    /^timeZone: "Berlin" .* Allowed: the IANA name of a time zone, such as Europe\/Berlin\.$/,
  ],
  [
    contact('thanksUrl: /danke'),
    '3:5',
    /^forms\.contact\.thanksUrl: .* Allowed: an http or https URL without a password/,
  ],
  [
    contact('confirmation: { title: Hallo }'),
    '3:21',
    /^forms\.contact\.confirmation\.title: unknown key.* Allowed: subject, text/,
  ],
  // Forms
  ['forms:\n', '1:1', /^forms: null is not allowed\. Allowed: forms by their names, each with its own keys\.$/],
  ['forms: {}\n', '1:1', /^forms: \{\} is not allowed\. Allowed: forms by their names/],
  ['forms:\n  contact:\n', '2:3', /^forms\.contact: null is not allowed\. Allowed: keys with values, such as fields: /],
  ['forms:\n  inbox:\n    fields: name\n', '2:3', /^forms\.inbox: .* but not confirm, unsubscribe, health, inbox/],
  ['forms:\n  my form:\n    fields: name\n', '2:3', /^forms\.my form: .* Allowed: a name of letters, digits, - and _/],
  [`forms:\n  ${'f'.repeat(65)}:\n    fields: name\n`, '2:3', / Allowed: a name of letters, digits, - and _/],
  [contact('filds: name'), '3:5', /^forms\.contact\.filds: unknown key, did you mean "fields"\?/],
  [contact('fields: na me!'), '3:5', /^forms\.contact\.fields: "na me!" is not allowed\. Allowed: field names/],
  [contact('fields: email name email'), '3:5', /^forms\.contact\.fields: .* Allowed: field names .*, each once/],
  [contact('fields: foyer.id'), '3:5', /^forms\.contact\.fields: "foyer\.id" is not allowed/],
  [contact(`fields: ${'n'.repeat(65)}`), '3:5', /^forms\.contact\.fields: .* Allowed: field names/],
  [
    contact('fields: { foyer.trap: {} }'),
    '3:15',
    /^forms\.contact\.fields\.foyer\.trap: .* not beginning with foyer\./,
  ],
  [contact('fields: { email: }'), '3:15', /^forms\.contact\.fields\.email: null .* Allowed: \{\} or more about/],
  [
    contact('fields: { plz: { kind: number } }'),
    '3:22',
    /fields\.plz\.kind: "number" .* Allowed: text, multi-line, email/,
  ],
  [
    contact('fields: { plz: { requierd: no } }'),
    '3:22',
    /did you mean "required"\? Allowed: kind, required, maxLength/,
  ],
  [
    contact('fields: { plz: { required: no } }'),
    '3:22',
    /plz\.required: "no" is not allowed\. Allowed: true or false\.$/,
  ],
  [contact('fields: { plz: { maxLength: -5 } }'), '3:22', /plz\.maxLength: -5 .* a whole number from 1 to 20000\.$/],
  [
    contact('fields: { plz: { maxLength: 5000 } }'),
    '3:22',
    /plz\.maxLength: 5000 .* at most 320 where its kind is text/,
  ],
  [contact('to: nobody'), '3:5', /^forms\.contact\.to: "nobody" is not allowed\. Allowed: an address such as office@/],
  [contact('doubleOptIn: 1'), '3:5', /^forms\.contact\.doubleOptIn: 1 is not allowed\. Allowed: true or false\.$/],
  [
    contact('fields: name\n    doubleOptIn: true'),
    '4:5',
    /doubleOptIn: true .* where the form has a field named email/,
  ],
  [contact('fields: name\n    reply: { subject: a, text: b }'), '4:5', /reply: a map .* has a field of kind email\.$/],
  [contact('reply:\n      subject: Danke'), '3:5', /^forms\.contact\.reply\.text: is missing\. Allowed: /],
  [contact('subject: "a\\nb"'), '3:5', /^forms\.contact\.subject: .* Allowed: one line of text\.$/],
  [
    contact('locale: klingon'),
    '3:5',
    /^forms\.contact\.locale: "klingon" is not allowed\. Allowed: ar, cs, da, de, en, es, /,
  ],
  [
    contact('thanks: { german: Danke }'),
    '3:15',
    /^forms\.contact\.thanks\.german: .* Allowed: a language such as de or en/,
  ],
  [contact('formality: Du'), '3:5', /^forms\.contact\.formality: "Du" .* Allowed: formal or informal\.$/],
  [contact('perMinute: 0'), '3:5', /^forms\.contact\.perMinute: 0 .* a whole number from 1 to/],
  [contact('retentionDays: forever'), '3:5', /^forms\.contact\.retentionDays: "forever" .* from 1 to 36500\.$/],
  [contact('pendingDays: 400'), '3:5', /^forms\.contact\.pendingDays: 400 .* from 1 to 365\.$/],
  // Hooks
  [
    webhook('url: https://a.example'),
    '2:3',
    /^webhooks\.crm\.secret: is missing\. Allowed: keys .* url: https:.*, and secret\.$/,
  ],
  [webhook('url: https://a.example\n    secret: hidden'), '4:5', /^webhooks\.crm\.secret: its value .* at least 24/],
  [
    webhook('url: https://a.example\n    secret: whsec_hiddenhiddenhiddenhidden'),
    '4:5',
    /secret: its value .* Base64\.$/,
  ],
  [webhook(`url: http://crm.example.org/hook\n    ${secret}`), '3:5', /^webhooks\.crm\.url: its value .* an https URL/],
  [webhook(`url: https://me:hidden@a.example\n    ${secret}`), '3:5', /^webhooks\.crm\.url: .* without a password/],
  [webhook(`url: ftp://a.example\n    ${secret}`), '3:5', /^webhooks\.crm\.url: its value .* an https URL/],
  [
    webhook(`url: https://a.example\n    ${secret}\n    events: [sent]`),
    '5:14',
    /events\.0: "sent" .* message, subscribed, unsubscribed or erased/,
  ],
  [
    webhook(`url: https://a.example\n    ${secret}\n    forms: [contakt]`),
    '5:13',
    /forms\.0: "contakt" .* Allowed: contact, news/,
  ],
  ['feeds:\n  blog: http://blog.example/feed\n', '2:3', /^feeds\.blog: its value .* an https URL without a password/],
  ['feeds:\n  blog: https://me:hidden@blog.example/\n', '2:3', /^feeds\.blog: its value is not allowed/],
  [
    'feeds:\n  blog: { url: http://127.0.0.1/, lopback: true, loopback: true }\n',
    '2:35',
    /did you mean "loopback"\? Allowed: url, lo/,
  ],
  [
    'feeds:\n  blog: { url: http://127.0.0.1/, loopback: false }\n',
    '2:11',
    /^feeds\.blog\.url: its value .* an https URL/,
  ],
  ['feeds:\n  a/b: https://blog.example/\n', '2:3', /^feeds\.a\/b: .* Allowed: a name of letters/],
  [
    `feeds:\n${Array.from({ length: 21 }, (_, index) => `  a${index}: https://blog.example/\n`).join('')}`,
    '1:1',
    /^feeds: .* Allowed: at most 20 feeds/,
  ],
  ['webhooks:\n  listmonk:\n    url: https://a.example\n', '2:3', /^webhooks\.listmonk: .* but not listmonk/],
  [
    'listmonk:\n  url: https://a.example\n  user: a\n  token: b\n  list: [1]\n  lists: [1]\n',
    '5:3',
    /did you mean "lists"\?/,
  ],
  [
    'listmonk:\n  url: https://a.example\n  user: a\n  token: b\n  lists: []\n',
    '5:3',
    /lists: .* Allowed: a list of list ids/,
  ],
];

for (const [file, place, words] of mistakes) {
  test(`${JSON.stringify(file)} is refused at ${place}`, async (context) => {
    const problems = await complaints(context, { file });
    const [problem = ''] = problems.filter((line) => line.startsWith(`foyer.yaml:${place} `));
    assert.match(problem.slice(`foyer.yaml:${place} `.length), words, problems.join('\n'));
    assert.doesNotMatch(problems.join('\n'), /hidden/);
  });
}

test('reports all mistakes at once', async (context) => {
  const file = 'prot: 1\nmail:\n  to: nobody\n  smtpUrl: x\n';
  const problems = await complaints(context, { file, environment: { FOYER_TRUST_PROXY: 'one' } });
  assert.deepEqual(problems.map((line) => line.split(': ')[0]).toSorted(), [
    'FOYER_TRUST_PROXY',
    'foyer.yaml:1:1 prot',
    'foyer.yaml:3:3 mail.to',
    'foyer.yaml:4:3 mail.smtpUrl',
  ]);
});

for (const [name, text, words] of [
  ['PORT', 'x', /^PORT: "x" is not allowed\. Allowed: a whole number/],
  ['FOYER_ORIGINS', 'example.org', /^FOYER_ORIGINS: "example\.org" is not allowed/],
  ['FOYER_ORIGINS', '*', /^FOYER_ORIGINS: "\*" is not allowed/],
  ['SMTP_URL', 'localhost:25', /^SMTP_URL: its value is not allowed\. Allowed: an smtp/],
  ['FOYER_CAPTCHA_SECONDS', '0', /^FOYER_CAPTCHA_SECONDS: 0 is not allowed/],
  ['FOYER_SECRET', 'hidden', /^FOYER_SECRET: its value is not allowed\. Allowed: at least 32 characters/],
  ['FOYER_API_KEY', 'hidden', /^FOYER_API_KEY: its value is not allowed\. Allowed: at least 24 characters/],
  ['FOYER_RATE_LIMIT', 'none', /^FOYER_RATE_LIMIT: "none" is not allowed\. Allowed: on, off, or/],
  ['DATABASE_URL', 'postgres://foyer:p#ss@db/x', /^DATABASE_URL: its value .* # as %23/],
  ['DATABASE_URL', 'postgres://foyer:1#2@db/x', /^DATABASE_URL: its value .* # as %23/],
  ['DATABASE_URL', 'postgres://foyer:1?2@db/x', /^DATABASE_URL: its value .* \? as %3F/],
  ['DATABASE_URL', 'postgres://foyer:1/2@db/x', /^DATABASE_URL: its value .* \/ as %2F/],
  ['DATABASE_URL', 'postgres://foyer:50%@db/x', /^DATABASE_URL: its value .* % as %25/],
  ['DATABASE_URL', 'mysql://root:hidden@db/x', /^DATABASE_URL: its value is not allowed\. Allowed: a postgres:/],
] as const) {
  test(`${name}=${text} is refused`, async (context) => {
    const problems = await complaints(context, { environment: { [name]: text } });
    assert.match(problems.join('\n'), words);
    assert.doesNotMatch(problems.join('\n'), /hidden/);
  });
}

test('a key that equals the inbox token is refused, in the file and the environment', async (context) => {
  const same = 'one text for two purposes';
  const problems = await complaints(context, { file: `apiKey: ${same}\n`, environment: { FOYER_INBOX_TOKEN: same } });
  assert.deepEqual(problems, ['apiKey: its value is not allowed. Allowed: a different text than the inbox token.']);
});

test('a missing file, a folder and a binary file are reported', async (context) => {
  const folder = temporaryFolder(context);
  mkdirSync(join(folder, 'folder.yaml'));
  const warned: string[] = [];
  for (const name of ['nowhere.yaml', 'folder.yaml']) {
    const output = { print: () => assert.fail('started'), warn: (line: string) => warned.push(line) };
    assert.equal(await serve({ environment: {}, config: join(folder, name), options: {}, output }), 1);
  }
  assert.match(warned[0]!, /nowhere\.yaml: ENOENT/);
  assert.match(warned[1]!, /folder\.yaml: EISDIR/);
  const [problem] = await complaints(context, { file: Uint8Array.of(0x70, 0xfc, 0xff) });
  assert.match(problem!, /^foyer\.yaml:1:1 is not UTF-8\. Allowed: YAML/);
});
