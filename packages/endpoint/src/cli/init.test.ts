import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { pngLogo } from '../testing/logo.ts';
import { temporaryFolder } from '../testing/visitor.ts';
import { init } from './init.ts';
import { variables } from './environment.ts';
import { hookEntries } from '../settings/hook-schema.ts';
import { knownKeys } from '../settings/known-keys.ts';
import { loadSettings } from './load-settings.ts';
import { settingsSchema } from '../settings/settings-schema.ts';
import { settingsTemplate } from './settings-template.ts';

function initAt(config: string) {
  const [printed, warned]: [string[], string[]] = [[], []];
  const output = { print: (line: string) => void printed.push(line), warn: (line: string) => void warned.push(line) };
  return { code: init({ environment: {}, config, options: {}, output }), printed, warned };
}

/** Switches on every key that is off. */
function withEverything(context: TestContext): string {
  const path = join(temporaryFolder(context), 'foyer.yaml');
  const logo = join(temporaryFolder(context), 'logo.png');
  writeFileSync(logo, pngLogo);
  const everything = settingsTemplate.replaceAll(/^( *)#(?=[a-z])/gim, '$1');
  writeFileSync(path, everything.replace('logo: logo.png', `logo: ${logo}`));
  return path;
}

test('writes valid settings with mode 0600', (context) => {
  const path = join(temporaryFolder(context), 'settings.yaml');
  const { code, printed } = initAt(path);
  assert.equal(code, 0);
  assert.deepEqual(printed, [
    `${path} is written, with every setting explained. Try it with: foyer-endpoint check --config ${path}`,
  ]);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  const settings = loadSettings({}, path);
  assert.equal(settings.status, 'loaded', JSON.stringify(settings));
  assert.deepEqual(Object.keys(settings.options.forms ?? {}), ['contact', 'newsletter']);
});

test('overwrites no file and creates no folder', (context) => {
  const folder = temporaryFolder(context);
  const path = join(folder, 'foyer.yaml');
  writeFileSync(path, 'port: 1\n');
  const { code, warned } = initAt(path);
  assert.equal(code, 1);
  assert.deepEqual(warned, [`foyer-endpoint init: ${path} already exists: nothing was changed.`]);
  assert.equal(readFileSync(path, 'utf8'), 'port: 1\n');
  assert.equal(initAt(join(folder, 'nowhere', 'foyer.yaml')).code, 1);
  assert.ok(!existsSync(join(folder, 'nowhere')));
});

test('every setting in the template is valid when uncommented', (context) => {
  const settings = loadSettings({}, withEverything(context));
  assert.equal(settings.status, 'loaded', JSON.stringify(settings));
  const { forms = {}, ...rest } = settings.options;
  assert.deepEqual(Object.keys(forms), ['contact', 'order', 'newsletter']);
  assert.deepEqual(
    knownKeys(settingsSchema, []).filter((key) => !Object.hasOwn({ ...rest, forms }, key)),
    [],
  );
});

for (const path of [
  [],
  ['mail'],
  ['brand'],
  ['captcha'],
  ['spam'],
  ['forms', 'contact'],
  ['forms', 'contact', 'fields', 'email'],
  ['forms', 'contact', 'reply'],
  ['webhooks', 'crm'],
  ['listmonk'],
  ['forms', 'newsletter', 'confirmation'],
]) {
  test(`names every key below ${path.join('.') || 'the top'}`, () => {
    const keys = knownKeys(settingsSchema, path);
    assert.notEqual(keys.length, 0);
    const missing = keys.filter((key) => !new RegExp(`(^ *#?|[{,] )${key}:`, 'm').test(settingsTemplate));
    assert.deepEqual(missing, []);
  });
}

for (const language of ['', 'de/']) {
  const page = `docs/src/content/docs/${language}endpoint/forms.md`;
  for (const path of [
    ['forms', 'contact'],
    ['forms', 'contact', 'fields', 'email'],
    ['webhooks', 'crm'],
    ['listmonk'],
  ]) {
    test(`${page} names every key below ${path.join('.')}`, () => {
      const text = readFileSync(join(import.meta.dirname, '../../../..', page), 'utf8');
      const unnamed = (key: string) => !new RegExp(`[\\s{\`.}]${key}[:\`]`).test(text);
      assert.deepEqual(knownKeys(settingsSchema, path).filter(unnamed), []);
    });
  }

  test(`${page} shows every kind of hook`, () => {
    const text = readFileSync(join(import.meta.dirname, '../../../..', page), 'utf8');
    assert.deepEqual(
      Object.keys(hookEntries).filter((key) => !text.includes(`\n${key}:\n`)),
      [],
    );
  });
}

test('names the variable of every key that has one', () => {
  const missing = Object.keys(variables).filter((name) => !settingsTemplate.includes(name));
  assert.deepEqual(missing, []);
});
