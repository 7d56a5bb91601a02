// Every code example of the documentation is read by what would read it: the endpoint's settings, parsers, compilers. Those
// in HTML are run by html-examples.test.ts, those for web servers by proxy-examples.test.ts.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadSettings } from '@foyer/endpoint';
import { parse as parseToml } from 'smol-toml';
import ts from 'typescript';
import { parse as parseYaml } from 'yaml';
import { type Fence, fences, fencesOf } from './testing/fences.ts';
import { manifestElements, namesOf } from './testing/manifest.ts';

const folder = mkdtempSync(join(tmpdir(), 'foyer-examples-'));
after(() => rmSync(folder, { recursive: true }));
// The settings of mails name one.
copyFileSync(new URL('../demo/consultancy/images/logo.png', import.meta.url), join(folder, 'logo.png'));

/** What is wrong with the examples, each with its place. */
const wrong = (examples: readonly Fence[], find: (code: string) => readonly string[]) =>
  examples.flatMap(({ place, code }) => find(code).map((mistake) => `${place} ${mistake}`));

const RUN_ELSEWHERE = ['html', 'nginx', 'apache', 'caddyfile'];
/** For people: printed lines, headers, changes. */
const READ_ONLY = ['', 'text', 'http', 'diff'];
const CHECKED_HERE = ['css', 'js', 'json', 'sh', 'toml', 'ts', 'yaml'];

test('every example is in a language that some test reads', (context) => {
  const known = new Set([...RUN_ELSEWHERE, ...READ_ONLY, ...CHECKED_HERE]);
  for (const language of [...known].sort()) {
    context.diagnostic(`${fencesOf(language).length} ${language || 'plain'}`);
  }
  assert.deepEqual(
    fences.filter(({ language }) => !known.has(language)).map(({ place }) => place),
    [],
  );
});

test('examples in JSON and TOML can be parsed', () => {
  const found = [
    ...wrong(fencesOf('json'), (code) => mistakeOf(() => JSON.parse(code))),
    ...wrong(fencesOf('toml'), (code) => mistakeOf(() => parseToml(code))),
  ];
  assert.deepEqual(found, []);
});

function mistakeOf(parse: () => unknown): string[] {
  try {
    parse();
    return [];
  } catch (error) {
    return [String(error)];
  }
}

/** Files of other programs, by a key that only they have. */
const FOREIGN_YAML = ['http', 'services', 'scrape_configs', 'editor'];

/** Variables of the shell in which the tests run are no part of an example. */
const settingsIn = (yaml: string) => {
  const path = join(folder, 'foyer.yaml');
  writeFileSync(path, yaml.replace('logo.png', join(folder, 'logo.png')));
  return loadSettings({}, path);
};

test('settings in examples are settings of the endpoint', (context) => {
  const settings = fencesOf('yaml').filter(({ code }) => {
    const parsed: unknown = parseYaml(code);
    return !(parsed && FOREIGN_YAML.some((key) => Object.hasOwn(parsed, key)));
  });
  context.diagnostic(`${settings.length} of ${fencesOf('yaml').length}`);
  const found = wrong(settings, (code) => {
    const loaded = settingsIn(code);
    return loaded.status === 'refused' ? loaded.problems : [];
  });
  assert.deepEqual(found, []);
});

const main = fileURLToPath(new URL('../packages/endpoint/src/cli/main.ts', import.meta.url));
const help = execFileSync(process.execPath, ['--conditions=foyer:source', main, '--help'], { encoding: 'utf8' });
const commands = [...help.matchAll(/^ {2}([a-z]+)\b/gm)].map(([, name]) => name);
const variables = [...help.matchAll(/^ {2}([A-Z_]+)\b/gm)].map(([, name]) => name);

test('commands and variables in examples are those of the endpoint', () => {
  const found = wrong(fencesOf('sh'), (code) => {
    const called = [...code.matchAll(/(?:npx @foyer\/endpoint|^foyer-endpoint) +([a-z][\w-]*)/gm)];
    const assigned = [...code.matchAll(/\b((?:FOYER_|SMTP_|DATABASE_)[A-Z_]+)=("[^"]*"|'[^']*'|\S*)/g)];
    return [
      ...called.flatMap(([, name]) => (commands.includes(name) ? [] : [`there is no command ${name}`])),
      ...refusedValues(assigned),
    ];
  });
  const named = wrong(fencesOf('sh', 'yaml', 'toml'), (code) =>
    [...code.matchAll(/\bFOYER_[A-Z_]+/g)].flatMap(([name]) =>
      OF_TESTS.includes(name) || variables.includes(name) ? [] : [`there is no ${name}`],
    ),
  );
  assert.deepEqual([...found, ...named], []);
});

/** Variables of this project's own test runs, in CONTRIBUTING and READMEs. */
const OF_TESTS: readonly (string | undefined)[] = ['FOYER_ENGINES', 'FOYER_PHPCS', 'FOYER_RESULTS', 'FOYER_SEED'];

/** A value with `…` or `$` is for the reader to fill in. */
function refusedValues(assigned: readonly RegExpMatchArray[]): readonly string[] {
  const values = assigned
    .map(([, name = '', value = '']) => [name, value.replace(/^["']|["']$/g, '')] as const)
    .filter(([name, value]) => !/[…$]/.test(value) && variables.includes(name));
  const loaded = loadSettings(Object.fromEntries(values));
  return loaded.status === 'refused' ? loaded.problems : [];
}

test('examples in JavaScript and TypeScript compile, and import what is exported', async () => {
  const found: string[] = [];
  for (const { place, code } of fencesOf('js', 'ts')) {
    const { diagnostics = [] } = ts.transpileModule(code, {
      reportDiagnostics: true,
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    found.push(
      ...diagnostics.map(({ messageText }) => `${place} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
    );
    for (const [, names = '', from = ''] of code.matchAll(
      /^import (?!type)(?:\{([^}]*)\} from )?'(@foyer\/[^']+)'/gm,
    )) {
      found.push(...(await missingFrom(from, names)).map((mistake) => `${place} ${mistake}`));
    }
  }
  assert.deepEqual(found, []);
});

async function missingFrom(door: string, names: string): Promise<string[]> {
  if (door.endsWith('.css')) return mistakeOf(() => import.meta.resolve(door));
  try {
    const module: object = await import(door);
    const wanted = names.split(',').map((name) => name.trim());
    return wanted
      .filter((name) => name !== '' && !name.startsWith('type ') && !(name in module))
      .map((name) => `${door} has no ${name}`);
  } catch (error) {
    return [String(error)];
  }
}

test('properties and parts in style sheets are those of the widgets', () => {
  const properties = new Set(manifestElements.flatMap(({ cssProperties }) => namesOf(cssProperties)));
  const parts = new Set(manifestElements.flatMap(({ cssParts }) => namesOf(cssParts)));
  assert.ok(properties.size > 10);
  const found = wrong(fencesOf('css', 'html', 'ts'), (code) => [
    ...[...code.matchAll(/--foyer-[\w-]+/g)].flatMap(([name]) => (properties.has(name) ? [] : [`there is no ${name}`])),
    ...[...code.matchAll(/::part\(([^)]*)\)/g)].flatMap(([, names = '']) =>
      names.split(/\s+/).flatMap((name) => (parts.has(name) ? [] : [`there is no part ${name}`])),
    ),
  ]);
  assert.deepEqual(found, []);
});
