// Lists of widgets and languages that have to be written out, because bundlers and the compiler read them. They follow from
// registry.ts and from the .xlf files: `pnpm check-house --record` writes them, and the guards report what they lack.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesMatching, missing } from './guard.ts';

const SOURCE = 'packages/elements/src';
/** The language of the sources. */
const sourceLanguage = 'en';

interface StaticList {
  readonly path: string;
  /** Finds every row, its line break included. */
  readonly pattern: RegExp;
  readonly rows: readonly string[];
}

export function registeredNames(root: string): string[] {
  const imports = read(root, `${SOURCE}/registry.ts`).matchAll(/import\('\.\/elements\/([\w-]+)\/define\.ts'\)/g);
  return [...imports].map(([, name = '']) => name);
}

/** The languages that are translated, by BCP 47 tag, as the .xlf files are named. */
export function translatedLanguages(root: string): string[] {
  return filesMatching(root, 'locales/*.xlf')
    .map((path) => basename(path, '.xlf'))
    .sort();
}

/** By id, English first; formal and informal are one language. */
export function spokenLanguages(root: string): string[] {
  return [
    sourceLanguage,
    ...translatedLanguages(root)
      .map(languageId)
      .filter((id) => !id.includes('-x-')),
  ];
}

/** `zh-Hans` → `zh`: the words of a language are in one script, so that every tag of that language begins with the id. */
export function languageId(tag: string): string {
  return tag.toLowerCase().replace(/-[a-z]{4}$/, '');
}

/** A sentence for every row that is missing or too many. */
export function findUnlistedWidgets(root: string): string[] {
  return widgetLists(root).flatMap((list) => differences(root, list));
}

/** A sentence for every row that is missing or too many. */
export function findUnlistedLanguages(root: string): string[] {
  return languageLists(root).flatMap((list) => differences(root, list));
}

export function recordStaticLists(root: string): void {
  for (const list of [...widgetLists(root), ...languageLists(root)]) record(root, list);
}

function widgetLists(root: string): StaticList[] {
  const names = registeredNames(root).sort();
  const exported = (name: string) => `{ ${className(name)} } from './elements/${name}/${name}.ts';\n`;
  return [
    {
      path: `${SOURCE}/all.ts`,
      pattern: /^import '\.\/elements\/.*\n/gm,
      rows: names.map((name) => `import './elements/${name}/define.ts';\n`),
    },
    {
      path: `${SOURCE}/index.ts`,
      pattern: /^export .* from '\.\/elements\/.*\n/gm,
      rows: names.map((name) => `export type ${exported(name)}`),
    },
  ];
}

function languageLists(root: string): StaticList[] {
  const languages = translatedLanguages(root).map(languageId);
  return [
    {
      path: `${SOURCE}/base/locales.ts`,
      pattern: /^ {2}'?[\w-]+'?: \{\s*first:[^}]*\},\n/gm,
      rows: languages.map(localeRow),
    },
    {
      path: 'packages/endpoint/src/domain/translations.ts',
      pattern: /^export \{ words as .*\n/gm,
      rows: languages.map((id) => `export { words as ${key(id)} } from './locales/${id}.ts';\n`),
    },
    {
      path: 'packages/create-foyer/src/languages.ts',
      pattern: /^ {2}'[\w-]+',\n/gm,
      rows: spokenLanguages(root).map((id) => `  '${id}',\n`),
    },
  ];
}

const key = (language: string) => (language.includes('-') ? `'${language}'` : language);

/** As Prettier would write it. */
function localeRow(language: string): string {
  const row = (name: string, end: string) => `    ${name}: () => import('../locales/${language}${end}.ts'),\n`;
  return `  ${key(language)}: {\n${row('first', '')}${row('later', '.later')}${row('owner', '.owner')}  },\n`;
}

function className(name: string): string {
  return `-foyer-${name}`.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function differences(root: string, { path, pattern, rows }: StaticList): string[] {
  const found = rowsIn(read(root, path), pattern);
  const inOneLine = (row: string) => row.trim().replaceAll(/\s+/g, ' ');
  return [
    ...missing(rows, found, (row) => `${path} lacks ${inOneLine(row)} "pnpm check-house --record" writes it`),
    ...missing(found, rows, (row) => `${path} has ${inOneLine(row)} "pnpm check-house --record" removes it`),
  ];
}

function record(root: string, { path, pattern, rows }: StaticList): void {
  const text = read(root, path);
  const found = rowsIn(text, pattern);
  const [first] = found;
  if (first === undefined) throw new Error(`${path} has no row to add others after`);
  const isAlike = found.length === rows.length && found.every((row, index) => row === rows[index]);
  if (isAlike) return;
  const start = text.indexOf(first);
  const others = text.slice(start).replaceAll(pattern, '');
  writeFileSync(join(root, path), `${text.slice(0, start)}${rows.join('')}${others}`);
}

const rowsIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([row]) => row);

function read(root: string, path: string): string {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
}
