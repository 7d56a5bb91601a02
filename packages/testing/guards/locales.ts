// Languages are complete, and what is committed is what a fresh build gives.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Check, missing } from './guard.ts';

export function locales(root: string): Check[] {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build-locales.ts', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  const sentences = stderr.split('\n').filter((line) => line.startsWith('locales: '));
  const built = status === 0 ? [] : sentences.length > 0 ? sentences : [stderr.trim()];
  return [
    { name: 'languages are complete and freshly built', findings: built },
    { name: 'every language that is built can be loaded', findings: unlisted(root) },
  ];
}

function unlisted(root: string): string[] {
  const elements = join(root, 'packages/elements');
  const config = JSON.parse(readFileSync(join(elements, 'lit-localize.json'), 'utf8')) as { targetLocales: string[] };
  const list = readFileSync(join(elements, 'src/base/locales.ts'), 'utf8');
  const loadable = [...list.matchAll(/\/locales\/([\w-]+)\.ts/g)].map(([, id = '']) => id);
  return [
    ...missing(config.targetLocales, loadable, (id) => `base/locales.ts has no row for ${id}`),
    ...missing(loadable, config.targetLocales, (id) => `lit-localize.json does not build ${id}`),
  ];
}
