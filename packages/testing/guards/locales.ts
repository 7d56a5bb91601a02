// Languages are complete, and what is committed is what a fresh build gives.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './guard.ts';
import { findUnlistedLanguages, spokenLanguages } from './static-lists.ts';

/** Texts for strangers that say how many languages there are. */
const COUNTING = [
  'README.md',
  'packages/elements/README.md',
  'docs/src/content/docs/start/languages.md',
  'docs/src/content/docs/de/start/languages.md',
];
const COUNT = /\b(\d+) (?:languages|Sprachen)\b/;

export function locales(root: string): Check[] {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build-locales.ts', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  const sentences = stderr.split('\n').filter((line) => line.startsWith('locales: '));
  const built = status === 0 ? [] : sentences.length > 0 ? sentences : [stderr.trim()];
  return [
    { name: 'languages are complete and freshly built', findings: built },
    { name: 'every language that is built can be loaded', findings: findUnlistedLanguages(root) },
    { name: 'texts count the languages right', findings: COUNTING.flatMap((path) => miscounted(root, path)) },
  ];
}

function miscounted(root: string, path: string): string[] {
  const text = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
  const [, said = 'nothing of'] = COUNT.exec(text) ?? [];
  const count = spokenLanguages(root).length;
  return said === String(count) ? [] : [`${path} says ${said} languages; there are ${count}`];
}
