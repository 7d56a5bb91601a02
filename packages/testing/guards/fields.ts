// A built-in field is complete when the card and its pages list it as submission/fields.ts does. The compiler and the test
// of the documentation check the rest.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './guard.ts';

/** The fields of every form, then those that a list may add. */
const ROWS = ['fields', 'field-list'].map((file) => `packages/elements/src/submission/${file}.ts`);
const CARD = 'packages/elements/src/elements/contact-card/contact-card.ts';
const PAGES = ['elements', 'de/elements'].map((folder) => `docs/src/content/docs/${folder}/contact-card.mdx`);

export function fields(root: string): Check[] {
  const read = (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '');
  const rowsIn = (path: string) => [...read(path).matchAll(/^ {2}(\w+): \{ type: /gm)].map(([, name = '']) => name);
  const list = ROWS.flatMap(rowsIn).join(' ');
  const findings = [CARD, ...PAGES].flatMap((path) => {
    // Every list that is not derived from the rows begins with one of these words.
    const lists = read(path).matchAll(/\b(?:out of `?|(?:from|aus) `)([a-z]+(?: [a-z]+)+)/g);
    const written = [...lists].map(([, words = '']) => words);
    if (written.length === 0) return [`${path} has no list of the fields`];
    return written
      .filter((words) => !words.startsWith(list))
      .map((words) => `${path} says "${words}" where the rows have "${list}"`);
  });
  const none = ROWS.filter((path) => rowsIn(path).length === 0).map((path) => `${path} has no row`);
  return [{ name: 'the card and its pages list the fields that there are', findings: [...none, ...findings] }];
}
