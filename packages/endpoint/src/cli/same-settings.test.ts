// One mistake, made in foyer.yaml, in a variable, or in a program: it is refused with the same words.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { stringify } from 'yaml';
import { type EndpointOptions, resolveOptions } from '../config.ts';
import { temporaryFolder } from '../testing/visitor.ts';
import { variables } from './environment.ts';
import { loadSettings } from './load-settings.ts';

type Name = keyof typeof variables;

/** Of the program that starts a server, not of `createEndpoint()`. */
const ofServer: readonly Name[] = ['PORT', 'HOST', 'FOYER_LOG'];

/** Texts that a variable, and the key that it stands for, must refuse. */
const refused: Readonly<Record<Name, readonly string[]>> = {
  PORT: ['x', '0', '65536', '80.5', '-1'],
  HOST: [],
  DATABASE_URL: ['mysql://root:hidden@db/x', 'postgres://foyer:p#ss@db/x', 'foyer.sqlite'],
  FOYER_DATA: [],
  FOYER_PUBLIC_URL: [
    'forms.example.org',
    'https://example.org/?a',
    'https://me:hidden@example.org',
    'ftp://example.org',
    'http://0.0.0.0:8787',
    'https://example.org/inbox',
  ],
  FOYER_ORIGINS: ['example.org', '*', 'https://a.example,https://b.example/shop', 'https://*.example.org'],
  FOYER_INBOX_TOKEN: ['short', 'aaaaaaaaaaaa'],
  FOYER_API_KEY: ['hidden'],
  FOYER_METRICS_TOKEN: ['short', '--------'],
  FOYER_SECRET: ['hidden', `${'x'.repeat(32)},hidden`],
  SMTP_URL: ['localhost:25', 'smtp://user:p/ss@mail.example.org', 'https://mail.example.org'],
  FOYER_MAIL_FROM: ['nobody', 'Foyer forms@example.org', 'a@example.org, b@example.org'],
  FOYER_MAIL_TO: ['nobody', 'a@example.org, nobody', 'a@example.org,'],
  FOYER_BRAND_NAME: [],
  FOYER_BRAND_COLOR: ['red', '7a1f3d', '#7a1f3', 'rgb(1 2 3)', '#000;}'],
  FOYER_BRAND_LOGO: ['logo-that-is-not-there.png', import.meta.filename],
  FOYER_TIME_ZONE: ['Berlin', '+02:00', 'CEST', 'Europe/Atlantis'],
  FOYER_CAPTCHA_SECONDS: ['0', '86401', '1.5', 'long'],
  FOYER_RATE_LIMIT: ['0', 'none', '100001', '-5', '1.5'],
  FOYER_LOG: ['loud', 'JSON'],
  FOYER_TRUST_PROXY: ['yes', '-1', '11', '0.5'],
};

function asMap(keys: readonly string[], value: unknown): Record<string, unknown> {
  const [first = '', ...rest] = keys;
  return { [first]: rest.length === 0 ? value : asMap(rest, value) };
}

/** What is allowed, without the place, which each way names in its own terms. */
const withoutPlace = (problem: string) => problem.replace(/^(?:\S*foyer\.yaml:\d+:\d+ )?[\w.]+: /, '');

function ofFile(context: TestContext, settings: Record<string, unknown>): readonly string[] {
  const path = join(temporaryFolder(context), 'foyer.yaml');
  writeFileSync(path, stringify(settings));
  const loaded = loadSettings({}, path);
  return loaded.status === 'refused' ? loaded.problems.map(withoutPlace) : [];
}

function ofEnvironment(context: TestContext, name: string, text: string): readonly string[] {
  const path = join(temporaryFolder(context), 'foyer.yaml');
  writeFileSync(path, '');
  const loaded = loadSettings({ [name]: text }, path);
  return loaded.status === 'refused' ? loaded.problems.map(withoutPlace) : [];
}

function ofProgram(options: EndpointOptions): readonly string[] {
  try {
    resolveOptions(options);
    return [];
  } catch (error) {
    return error instanceof RangeError ? error.message.split('\n').map(withoutPlace) : [];
  }
}

/** As YAML and programs write it: `0.5` is a number there. */
const written = (text: string, read: (text: string) => unknown) =>
  /^-?[\d.]+$/.test(text) ? Number(text) : read(text);

for (const [name, { keys, read }] of Object.entries(variables)) {
  for (const text of refused[name as Name]) {
    test(`${name}=${text} is refused with the same words as ${keys.join('.')} in a file and in a program`, (context) => {
      const settings = asMap(keys, written(text, read));
      const problems = ofFile(context, settings);
      assert.match(problems.join('\n'), / is not allowed\. Allowed: ./);
      assert.doesNotMatch(problems.join('\n'), /hidden/);
      assert.deepEqual(ofEnvironment(context, name, text), problems);
      if (!ofServer.includes(name as Name)) assert.deepEqual(ofProgram(settings), problems);
    });
  }
}

for (const [title, settings] of [
  ['a form that no link could reach', { forms: { inbox: { fields: 'name' } } }],
  ['double opt-in without an address', { forms: { news: { fields: 'name', doubleOptIn: true } } }],
  ['a hook without a secret', { webhooks: { crm: { url: 'https://a.example' } } }],
  [
    'a hook of a form that does not exist',
    { listmonk: { url: 'https://a.example', user: 'a', token: 'b', lists: [1], forms: ['x'] } },
  ],
  ['a feed without encryption', { feeds: { blog: 'http://blog.example/' } }],
  ['a key that equals the token', { apiKey: 'one text for two purposes', inboxToken: 'one text for two purposes' }],
  ['a required part that does not exist', { captcha: { demand: ['riddle'] } }],
  ['words that are no list', { spam: { words: 'casino' } }],
] as const) {
  test(`${title} is refused with the same words in a file and in a program`, (context) => {
    const problems = ofFile(context, settings);
    assert.equal(problems.length, 1);
    assert.deepEqual(ofProgram(settings as unknown as EndpointOptions), problems);
  });
}
