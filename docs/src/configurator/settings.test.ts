// What a URL says is read and written again, and rubbish is refused value by value.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { otherChoices } from './catalog.ts';
import { parseWorld, printWorld } from './page-world.ts';
import { isBlocked, missingFor, needs } from './services.ts';
import { changeWidget, extras, readSettings, start, targets, withSetting, writeSettings } from './settings.ts';
import { allowed, wordsOf } from './words.ts';
import { pageWorld, readWorld } from './world.fixture.ts';

const world = readWorld();
const read = (query: string) => readSettings(query, world);
const refusals = (query: string) => read(query).refused.map(({ name, reason }) => `${name} ${reason.code}`);

test('no query is the start, and the start has no query', () => {
  assert.deepEqual(read(''), { settings: start(world), refused: [] });
  assert.equal(writeSettings(start(world), world), '');
});

test('what was chosen comes back from the URL', () => {
  const chosen = [
    ['as', 'vue'],
    ['service', 'web3forms'],
    ['endpoint', 'https://api.web3forms.com/submit'],
    ['service-params', 'access_key=a&from_name=b'],
    ['heading', ''],
    ['name', 'Zoë "Z" <b> & Co'],
    ['fields', 'name email phone? message'],
    ['vcard', 'true'],
    ['lang', 'pt-BR'],
    ['--foyer-accent', 'light-dark(#7a1f5c, oklch(0.8 0.1 20))'],
    ['--foyer-font', "'Source Serif 4', serif"],
    ['theme', 'pastel'],
    ['policy', 'true'],
    ['still', 'false'],
  ] as const;
  let settings = start(world);
  for (const [name, value] of chosen) settings = withSetting(settings, name, value);
  assert.deepEqual(read(writeSettings(settings, world)), { settings, refused: [] });
});

const rubbish = {
  'widget=nothing': 'widget choice',
  'as=cobol': 'as choice',
  'theme=../../etc': 'theme choice',
  'service=carrier-pigeon': 'service choice',
  'heading-level=7': 'heading-level number',
  'timeout=soon': 'timeout number',
  'consent=maybe': 'consent choice',
  'map=yes': 'map choice',
  'vcard=perhaps': 'vcard switch',
  'endpoint=javascript:alert(1)': 'endpoint address',
  'endpoint=https://user:pw@host.example/': 'endpoint address',
  'endpoint=http//x y': 'endpoint address',
  'endpoint=forms.example.org/contact': 'endpoint address',
  'endpoint=www.example.org': 'endpoint address',
  'endpoint=localhost:3000/contact': 'endpoint address',
  'endpoint=//': 'endpoint address',
  'endpoint=%20': 'endpoint address',
  'privacy-url=example.com?x': 'privacy-url address',
  'privacy-url=%22%3E%3Cscript%3E': 'privacy-url address',
  'privacy-url=/a\\b': 'privacy-url address',
  'files={{x}}': 'files address',
  'email=nobody': 'email email',
  'lang=deutsch!': 'lang language',
  'time-zone=Mars/Olympus': 'time-zone zone',
  'fields=name name': 'fields fields',
  'fields=password': 'fields fields',
  'service-params=%3D': 'service-params pairs',
  'name=a%00b': 'name control',
  'still=no': 'still choice',
  'files=ftp://x': 'files address',
  'onclick=alert(1)': 'onclick unknown',
  '__proto__=1': '__proto__ unknown',
  'constructor=1': 'constructor unknown',
  '--foyer-accent=red;}body{display:none': '--foyer-accent color',
  '--foyer-accent=12px': '--foyer-accent color',
  '--foyer-radius=red': '--foyer-radius property',
  '--foyer-nothing=1': '--foyer-nothing unknown',
  'name=a&name=b': 'name twice',
  'widget=cta-banner&starts=tomorrow': 'starts moment',
  'widget=cta-banner&ends=2026-02-31': 'ends moment',
  'widget=cta-banner&dismiss-for=ever': 'dismiss-for duration',
  'widget=cta-banner&service=json': 'service unknown',
  'widget=blog-teaser&count=51': 'count number',
  'widget=blog-teaser&images=mine': 'images choice',
};

for (const [query, refusal] of Object.entries(rubbish)) {
  test(`is refused, and all else counts: ${query}`, () => {
    assert.deepEqual(refusals(`${query}&variant=plain`), [refusal]);
    assert.equal(read(`${query}&variant=plain`).settings.attributes['variant'], 'plain');
  });
}

test('paths of the own host are addresses', () => {
  for (const path of [
    '/contact',
    'contact.php',
    './a.b/c',
    '../contact',
    'kontakt',
    '?page=2',
    '#form',
    '//forms.example.org/',
  ])
    assert.deepEqual(refusals(`endpoint=${encodeURIComponent(path)}`), [], path);
});

test('every refusal says in both languages what is allowed', () => {
  for (const query of Object.keys(rubbish)) {
    for (const refusal of read(query).refused) {
      const [english, german] = [allowed(refusal, 'en'), allowed(refusal, 'de')];
      assert.match(english, /^(Allowed: |This widget|It is there twice)/);
      assert.match(german, /^(Erlaubt: |Diese Einstellung|Sie steht zweimal)/);
    }
  }
});

test('what is refused is shown as far as it helps', () => {
  assert.equal(wordsOf('en').notTaken('x'.repeat(9000)), `“${'x'.repeat(59)}…” was not taken.`);
  assert.equal(wordsOf('de').notTaken(' '), '„ “ wurde nicht übernommen.');
});

test('a choice names what is allowed', () => {
  const [refusal] = read('consent=maybe').refused;
  assert.ok(refusal);
  assert.equal(allowed(refusal, 'en'), 'Allowed: notice, checkbox, none.');
});

test('no attribute is called like a setting of the configurator', () => {
  const names = world.catalog.flatMap(({ attributes }) => attributes.map(({ name }) => name));
  for (const own of ['widget', 'as', 'files', 'theme', ...extras]) assert.ok(!names.includes(own), own);
});

test('each widget starts with valid settings, in both languages', () => {
  for (const language of ['en', 'de'] as const) {
    const here = readWorld(language);
    for (const { name } of here.catalog) {
      const query = new URLSearchParams({ widget: name, ...start(here, name).attributes });
      assert.deepEqual(readSettings(query.toString(), here).refused, [], `${language} ${name}`);
    }
  }
});

test('another widget keeps what both know and forgets the rest', () => {
  const settings = withSetting(withSetting(start(world), 'lang', 'fr'), 'phone', '1');
  const changed = changeWidget({ ...settings, as: 'react' }, world, 'newsletter-signup');
  assert.equal(changed.attributes['lang'], 'fr');
  assert.equal(changed.as, 'react');
  assert.ok(!('phone' in changed.attributes));
});

test('the catalog has every widget and attribute of the manifest, with words in both languages', () => {
  for (const language of ['en', 'de'] as const) {
    for (const { name, title, attributes } of pageWorld(language).catalog) {
      assert.ok(title !== name, `${name} has no words`);
      for (const attribute of attributes) {
        assert.ok(attribute.label !== attribute.name, `${name} ${attribute.name} has no words`);
        if (attribute.format === 'choice') assert.ok(attribute.values.length > 1, attribute.name);
      }
    }
  }
});

test('choices that the manifest has no list of are those of the pages of the elements', () => {
  const folder = new URL('../content/docs/elements/', import.meta.url);
  const pages = readdirSync(folder)
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n');
  for (const [name, values] of Object.entries(otherChoices)) {
    const [, cell = ''] = new RegExp(`^\\| \`${name}\` \\| ([^|]+) \\|`, 'm').exec(pages) ?? [];
    assert.deepEqual(
      [...cell.matchAll(/`([^`]+)`/g)].map(([, value]) => value),
      values,
      name,
    );
  }
});

test('the services are those of their pages, each with the address that its page shows', () => {
  const { services } = pageWorld();
  assert.equal(services[0]?.name, 'foyer');
  assert.equal(services.length, 18);
  for (const { endpoint, name } of services) assert.match(endpoint, /^(https:\/\/|\/)/, name);
});

test('what a service cannot do without is what its adapter refuses to send without', () => {
  const adapters = new URL('../../../packages/elements/src/services/', import.meta.url);
  const demanding = readdirSync(adapters).filter(
    (file) =>
      !/\.test\.|plain-service/.test(file) &&
      /missingParam\(|wrongEndpoint\(/.test(readFileSync(new URL(file, adapters), 'utf8')),
  );
  assert.deepEqual(Object.keys(needs).sort(), demanding.map((file) => file.replace('.ts', '')).sort());
});

test('the example of each service lacks nothing once its constants are written', () => {
  for (const service of pageWorld().services) {
    const params = new URLSearchParams(service.constants.map(({ name, example }) => [name, example]));
    assert.deepEqual(missingFor(service, { endpoint: service.endpoint, 'service-params': params.toString() }), []);
    for (const { name } of service.constants.filter(({ required }) => required))
      assert.deepEqual(
        missingFor(service, { endpoint: service.endpoint }).map((one) => one.code),
        ['constant'],
        name,
      );
  }
});

test('an address without https is taken, with a word about it', () => {
  assert.deepEqual(
    [
      'http://forms.example.org/',
      'http://localhost:3000/',
      'http://127.0.0.1/',
      'https://a.example/',
      '/contact',
      '',
    ].filter(isBlocked),
    ['http://forms.example.org/'],
  );
});

test('the catalog survives its way into the page', () => {
  const built = pageWorld();
  const { catalog } = parseWorld(printWorld(built), built.supports);
  for (const [index, { attributes }] of catalog.entries())
    for (const [row, { name, range }] of attributes.entries())
      assert.deepEqual(range, built.catalog[index]?.attributes[row]?.range, name);
});

test('targets are named once', () => assert.equal(new Set(targets).size, targets.length));
