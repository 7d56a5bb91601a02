// Compares tables of the documentation with the code: attributes, error codes, services and limits; and German tables with English ones.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { errorCodes, limits, problemStatus } from '@foyer/protocol';
import { inOneLine, sentences } from './src/api/german.ts';
import { manifestElements, namesOf, tokenDescriptions } from './testing/manifest.ts';

const read = (page: string) => readFileSync(new URL(`src/content/docs/${page}`, import.meta.url), 'utf8');

/** The text below a heading, up to the next one of any level. German pages keep the anchors of the English headings. */
function section(page: string, anchor: string): string {
  const headings = [...page.matchAll(/^(?:<a id="([\w-]+)"><\/a>\n\n)?#{2,3} (.+)\n/gm)];
  const at = headings.findIndex(([, id, heading = '']) => (id ?? slugOf(heading)) === anchor);
  const found = headings[at];
  assert.ok(found, `no section "${anchor}"`);
  return page.slice(found.index + found[0].length, headings[at + 1]?.index);
}

const slugOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-');

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
const everyWidget = firstCodes(section(contract, 'every-widget'));
const formWidgets = firstCodes(section(contract, 'form-widgets'));

for (const { tagName = '', attributes } of manifestElements) {
  for (const [folder, anchor] of [
    ['elements', 'attributes'],
    ['de/elements', 'attribute'],
  ] as const) {
    test(`the page of ${tagName} in ${folder} lists its attributes`, () => {
      const text = section(read(`${folder}/${tagName.replace('foyer-', '')}.mdx`), anchor);
      const shared = [...everyWidget, ...(text.includes('#form-widgets') ? formWidgets : [])];
      assert.deepEqual([...shared, ...firstCodes(text)].sort(), namesOf(attributes));
    });
  }
}

test('every sentence that the German pages take from the manifest or the tokens is there in German', () => {
  const shown = manifestElements.flatMap(({ summary, members = [], ...element }) => [
    summary,
    ...members.filter(({ attribute }) => attribute === undefined).map(({ description }) => description),
    ...[element.slots, element.events, element.cssParts, element.cssProperties, element.cssStates].flatMap(
      (list = []) => list.map(({ description }) => description),
    ),
  ]);
  assert.deepEqual(
    Object.keys(sentences).sort(),
    [...new Set([...shown, ...tokenDescriptions].map((sentence = '') => inOneLine(sentence)))].sort(),
  );
});

const namesOfAll = (list: 'events' | 'cssParts' | 'cssProperties') =>
  [...new Set(manifestElements.flatMap((element) => namesOf(element[list])))].sort();

const servicesSource = readFileSync(new URL('../packages/elements/src/services/named.ts', import.meta.url), 'utf8');
const namedServices = [...servicesSource.matchAll(/^ {2}'?([\w-]+)'?: \{ hosts: \[([^\]]*)\]/gm)].map(
  ([, name, hosts = '']) => [name, [...hosts.matchAll(/'([^']+)'/g)].map(([, host]) => host)],
);
assert.ok(namedServices.length > 0);

for (const [folder, language] of [
  ['', 'en'],
  ['de/', 'de'],
] as const) {
  const contract = read(`${folder}contract.md`);
  const protocol = read(`${folder}protocol.md`);
  const listed = (anchor: string) => firstCodes(section(contract, anchor)).sort();

  test(`the contract lists all elements (${language})`, () => {
    assert.deepEqual(listed('elements'), manifestElements.map(({ tagName }) => tagName).sort());
  });

  test(`the contract lists all events, parts, custom properties and states of a form (${language})`, () => {
    assert.deepEqual(listed('events'), namesOfAll('events'));
    assert.deepEqual((codes(section(contract, 'parts'))[0] ?? '').split(' ').sort(), namesOfAll('cssParts'));
    const properties = rows(section(contract, 'custom-properties')).flatMap(([cell]) => codes(cell));
    assert.deepEqual(properties.sort(), namesOfAll('cssProperties'));
    const [card] = manifestElements.filter(({ tagName }) => tagName === 'foyer-contact-card');
    assert.deepEqual(listed('states-of-a-form-widget'), ['idle', ...namesOf(card?.cssStates)].sort());
  });

  test(`the contract lists the codes of foyer-error (${language})`, () => {
    assert.deepEqual(firstCodes(section(contract, 'codes-of-foyer-error')), [...errorCodes]);
  });

  test(`the contract lists the services with the hosts that select them (${language})`, () => {
    const services = rows(section(contract, 'services')).map(([name, hosts]) => [codes(name)[0], codes(hosts)]);
    assert.deepEqual(
      services.slice(0, 3).map(([name]) => name),
      ['foyer', 'json', 'form'],
    );
    assert.deepEqual(services.slice(3), namedServices);
  });

  test(`the protocol page lists every problem with its status (${language})`, () => {
    const problems = rows(section(protocol, 'problems')).map(([code, status]) => [codes(code)[0], Number(status)]);
    assert.deepEqual(Object.fromEntries(problems), problemStatus);
  });

  test(`the protocol page states the limits of the code (${language})`, () => {
    const text = section(protocol, 'message');
    for (const limit of Object.values(limits)) {
      assert.match(text, new RegExp(`\\b${limit.toLocaleString(language).replace('.', '[.]')}\\b`));
    }
  });
}

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

const pagesIn = (folder: string) =>
  globSync('**/*.{md,mdx}', { cwd: new URL(`src/content/docs/${folder}`, import.meta.url) }).sort();
const germanPages = pagesIn('de/');

test('every page is written in both languages', () => {
  assert.deepEqual(
    germanPages,
    pagesIn('').filter((name) => !name.startsWith('de/')),
  );
});

for (const name of germanPages) {
  test(`the German page ${name} has the tables of the English one`, () => {
    assert.deepEqual(codesOfRows(`de/${name}`), codesOfRows(name));
  });
}

/** What may not be translated in what is promised to the letter, block by block: listings, names, addresses of links, figures. */
function factsOf(page: string) {
  const [, , text = ''] = read(page).split(/^---$/m);
  const listings = text.match(/^```[^]*?^```$/gm);
  const blocks = text
    .replaceAll(/^<a id=.*\n\n/gm, '')
    .replaceAll(/^```[^]*?^```$/gm, '')
    .split(/\n{2,}|\n(?=[-|] ?)/)
    .filter((block) => block.trim() !== '');
  const facts = blocks.map((block) => ({
    names: codes(block).sort(),
    links: [...block.matchAll(/\]\(([^)]+)\)/g)].map(([, address]) => address).sort(),
    // 4.5 is 4,5 in German, and 20,000 is 20.000.
    figures: [...block.replaceAll(/`[^`]+`/g, '').matchAll(/\d(?:[\d.,]*\d)?/g)]
      .map(([figure]) => figure.replaceAll(/[.,]/g, ''))
      .sort(),
  }));
  return { listings, facts };
}

/** What the German pages were last compared with, word by word. */
const translated = { contract: '7b54f0e48723', protocol: 'c3ff1f1881de' };

for (const [name, of] of Object.entries(translated)) {
  test(`the German ${name} was read again after the last change of the English one`, () => {
    const words = read(`${name}.md`).split(/\s+/).join(' ');
    const now = createHash('sha256').update(words).digest('hex').slice(0, 12);
    assert.equal(of, now, `Bring de/${name}.md up to date with ${name}.md, then write '${now}' into "translated".`);
  });

  test(`the German ${name} promises what the English one does, and calls that one normative`, () => {
    const english = factsOf(`${name}.md`);
    const { listings, facts } = factsOf(`de/${name}.md`);
    const [notice, ...promises] = facts;
    assert.deepEqual(notice?.links, [`../../${name}/`]);
    assert.deepEqual(promises, english.facts);
    assert.deepEqual(listings, english.listings);
  });
}

test('the guide to browsers names the versions of the contract, and the target of the build', () => {
  const [, chromium, firefox, safari] =
    /Chrome and Edge ([\d.]+), Firefox ([\d.]+), Safari ([\d.]+) and newer/.exec(section(contract, 'browsers')) ?? [];
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
