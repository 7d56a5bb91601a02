// A built-in field is complete when the card and its page list it as submission/fields.ts does. The compiler and the test
// of the documentation check the rest.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './guard.ts';

const FIELDS = 'packages/elements/src/submission/fields.ts';
const CARD = 'packages/elements/src/elements/contact-card/contact-card.ts';
const PAGE = 'docs/src/content/docs/elements/contact-card.mdx';

export function fields(root: string): Check[] {
  const read = (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '');
  const rows = [...read(FIELDS).matchAll(/^ {2}(\w+): \{ type: /gm)].map(([, name = '']) => name);
  const list = rows.join(' ');
  const findings = [CARD, PAGE].flatMap((path) => {
    // Every list that is not derived from the rows begins with "out of".
    const written = [...read(path).matchAll(/\bout of `?([a-z]+(?: [a-z]+)+)/g)].map(([, words = '']) => words);
    return written
      .filter((words) => !words.startsWith(list))
      .map((words) => `${path} says "${words}" where fields.ts has "${list}"`);
  });
  const none = rows.length === 0 ? [`${FIELDS} has no row`] : [];
  return [{ name: 'the card and its page list the fields that there are', findings: [...none, ...findings] }];
}
