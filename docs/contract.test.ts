// Compares tables of the documentation with the code: attributes, error codes, services and limits; and German tables with English ones.
import assert from 'node:assert/strict';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { errorCodes, limits, problemStatus } from '@foyer/protocol';
import { inOneLine, sentences } from './src/api/german.ts';
import { manifestElements, namesOf } from './testing/manifest.ts';

const read = (page: string) => readFileSync(new URL(`src/content/docs/${page}`, import.meta.url), 'utf8');

/** The text below the heading, up to the next one of any level. */
function section(page: string, heading: string): string {
  const found = page.split(/^#{2,3} /m).find((part) => part.startsWith(`${heading}\n`));
  assert.ok(found, `no section "${heading}"`);
  return found;
}

/** The cells of a table, row by row, without its head. */
function rows(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const codes = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
const firstCodes = (text: string) => rows(text).flatMap((row) => codes(row[0]));

const contract = read('contract.md');
const everyWidget = firstCodes(section(contract, 'Every widget'));
const formWidgets = firstCodes(section(contract, 'Form widgets'));

test('the contract lists all elements', () => {
  assert.deepEqual(
    firstCodes(section(contract, 'Elements')).sort(),
    manifestElements.map(({ tagName }) => tagName).sort(),
  );
});

for (const { tagName = '', attributes } of manifestElements) {
  for (const [folder, heading] of [
    ['elements', 'Attributes'],
    ['de/elements', 'Attribute'],
  ] as const) {
    test(`the page of ${tagName} in ${folder} lists its attributes`, () => {
      const text = section(read(`${folder}/${tagName.replace('foyer-', '')}.mdx`), heading);
      const shared = [...everyWidget, ...(text.includes('#form-widgets') ? formWidgets : [])];
      assert.deepEqual([...shared, ...firstCodes(text)].sort(), namesOf(attributes));
    });
  }
}

test('every sentence that the German pages take from the manifest is there in German', () => {
  const shown = manifestElements.flatMap(({ summary, members = [], ...element }) => [
    summary,
    ...members.filter(({ attribute }) => attribute === undefined).map(({ description }) => description),
    ...[element.slots, element.events, element.cssParts, element.cssStates].flatMap((list = []) =>
      list.map(({ description }) => description),
    ),
  ]);
  assert.deepEqual(
    Object.keys(sentences).sort(),
    [...new Set(shown.map((sentence = '') => inOneLine(sentence)))].sort(),
  );
});

test('the contract lists the codes of foyer-error', () => {
  assert.deepEqual(firstCodes(section(contract, 'Codes of `foyer-error`')), [...errorCodes]);
});

test('the contract lists the services with the hosts that select them', () => {
  const source = readFileSync(new URL('../packages/elements/src/services/named.ts', import.meta.url), 'utf8');
  const known = [...source.matchAll(/^ {2}'?([\w-]+)'?: \{ hosts: \[([^\]]*)\]/gm)].map(([, name, hosts = '']) => [
    name,
    [...hosts.matchAll(/'([^']+)'/g)].map(([, host]) => host),
  ]);
  assert.ok(known.length > 0);
  const listed = rows(section(contract, 'Services')).map(([name, hosts]) => [codes(name)[0], codes(hosts)]);
  assert.deepEqual(
    listed.slice(0, 3).map(([name]) => name),
    ['foyer', 'json', 'form'],
  );
  assert.deepEqual(listed.slice(3), known);
});

test('the protocol page lists every problem with its status', () => {
  const listed = rows(section(read('protocol.md'), 'Problems')).map(([code, status]) => [
    codes(code)[0],
    Number(status),
  ]);
  assert.deepEqual(Object.fromEntries(listed), problemStatus);
});

test('the protocol page states the limits of the code', () => {
  const text = section(read('protocol.md'), 'Message');
  for (const limit of Object.values(limits)) assert.match(text, new RegExp(`\\b${limit.toLocaleString('en')}\\b`));
});

for (const language of ['', 'de/']) {
  test(`every diagnosis code has a page and is listed in the overview (${language || 'en'})`, () => {
    const folder = new URL(`src/content/docs/${language}guides/errors/`, import.meta.url);
    const pages = readdirSync(folder).filter((name) => name !== 'index.md');
    const overview = readFileSync(new URL('index.md', folder), 'utf8');
    const source = readFileSync(new URL('../packages/elements/src/submission/diagnosis.ts', import.meta.url), 'utf8');
    const written = /diagnosisCodes = \[([^\]]+)\]/.exec(source)?.[1] ?? '';
    const diagnosisCodes = [...written.matchAll(/'([^']+)'/g)].map(([, code]) => code);
    assert.ok(diagnosisCodes.length > 0);
    assert.deepEqual(pages.map((name) => name.replace('.md', '')).sort(), diagnosisCodes);
    assert.deepEqual(firstCodes(overview), diagnosisCodes);
  });
}

/** What may not be translated, row by row: keys, variables, routes, codes. */
const codesOfRows = (page: string) =>
  read(page)
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => codes(line).sort());

for (const name of globSync('**/*.{md,mdx}', { cwd: new URL('src/content/docs/de/', import.meta.url) })) {
  test(`the German page ${name} has the tables of the English one`, () => {
    assert.deepEqual(codesOfRows(`de/${name}`), codesOfRows(name));
  });
}

test('the guide to browsers names the versions of the contract, and the target of the build', () => {
  const [, chromium, firefox, safari] =
    /Chrome and Edge ([\d.]+), Firefox ([\d.]+), Safari ([\d.]+) and newer/.exec(section(contract, 'Browsers')) ?? [];
  const build = readFileSync(new URL('../packages/elements/build/cdn.ts', import.meta.url), 'utf8');
  const targets = [...build.matchAll(/target: '(\w+)'/g)].map(([, target]) => target?.toUpperCase());
  for (const page of ['guides/browsers.md', 'de/guides/browsers.md'].map(read)) {
    const [versions = ''] = page.split('\n## ');
    assert.deepEqual(
      rows(versions).map(([, version]) => version),
      [chromium, firefox, safari],
    );
    assert.deepEqual(new Set(targets), new Set(/ES\d{4}/.exec(page) ?? []));
  }
});
