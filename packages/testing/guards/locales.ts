// Languages are complete, and what is committed is what a fresh build gives.
import { spawnSync } from 'node:child_process';
import type { Check } from './guard.ts';
import { findUnlistedLanguages } from './static-lists.ts';

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
  ];
}
