// The figures of the landing page and of the comparison, out of the files that the measurements write.
import { readdirSync, readFileSync } from 'node:fs';

/** A build runs in this package's folder. */
const fromRoot = (path: string) => new URL(`../${path}`, `file://${process.cwd()}/`);
const results = readFileSync(fromRoot('bench/results.md'), 'utf8');

/** A section of the measurements up to the next heading. Throws if there is none, so that no page shows an old figure. */
function sectionOf(heading: string): string {
  const found = results.split(/^#+ /m).find((part) => part.startsWith(`${heading}\n`));
  if (found === undefined) throw new Error(`bench/results.md has no section "${heading}"`);
  return found;
}

/** The cells of the first table of a section, its head first. */
function tableOf(heading: string): string[][] {
  const lines = sectionOf(heading)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const cells = lines.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
  return cells.filter((_, index) => index !== 1);
}

/** The day on which a section was measured, such as `2026-11-30`. */
function dateOf(heading: string): string {
  const date = /\d{4}-\d\d-\d\d/.exec(sectionOf(heading))?.[0];
  if (!date) throw new Error(`bench/results.md: "${heading}" has no date`);
  return date;
}

/** A cell by the beginning of its row and the name of its column. */
function cellOf(heading: string, row: string, column: string): string {
  const [head = [], ...rows] = tableOf(heading);
  const value = rows.find(([name]) => name === row)?.[head.indexOf(column)];
  if (!value) throw new Error(`bench/results.md: "${heading}" has no ${column} of ${row}`);
  return value;
}

const FROM_ENDPOINT = 'What a page takes from an endpoint';

const asDay = (date: string, lang: string) =>
  new Date(date).toLocaleDateString(lang, { dateStyle: 'long', timeZone: 'UTC' });

/** The day on which the times were measured, in words. */
export const readyDay = (lang: string) => asDay(dateOf('When a page is ready'), lang);

/** The days on which sizes and times were measured: one where they are the same. */
export function measuredDays(lang: string): string {
  const days = new Set([asDay(dateOf(FROM_ENDPOINT), lang), readyDay(lang)]);
  return new Intl.ListFormat(lang).format(days);
}

const translations = readdirSync(fromRoot('locales')).filter((name) => name.endsWith('.xlf'));
const spoken = new Set(['en', ...translations.map((name) => name.split(/[-.]/)[0])]);

/** One row a subject: name, ready in ms, main thread to plain HTML, layout shift, kB, kB at the first touch. */
export function readyTable(page: 'Newsletter' | 'Contact card'): string[][] {
  const [head = [], ...rows] = tableOf(page);
  const last = head.lastIndexOf('kB');
  const columns = [
    0,
    ...['ready, ms', 'main thread CPU', 'layout shift', 'kB'].map((name) => head.indexOf(name)),
    last,
  ];
  if (columns.includes(-1)) throw new Error(`bench/results.md: "${page}" has other columns`);
  return rows.map((row) => columns.map((column) => row[column] ?? ''));
}

/** By name; numbers as the measurements wrote them. */
export const figures = {
  cardKilobytes: cellOf(FROM_ENDPOINT, 'contact card alone', 'kB'),
  cardFiles: cellOf(FROM_ENDPOINT, 'contact card alone', 'files'),
  newsletterKilobytes: cellOf(FROM_ENDPOINT, 'newsletter alone', 'kB'),
  readyRendered: cellOf('Contact card', 'Foyer, rendered on a server', 'ready, ms'),
  readyPlain: cellOf('Contact card', 'plain HTML', 'ready, ms'),
  languages: String(spoken.size),
} as const;
