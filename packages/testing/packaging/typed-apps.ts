// An app for each framework whose editor support is published, with mistakes that its type checker has to find: the
// checkers of JSX and Vue report an expected error that is none.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import testing from '../package.json' with { type: 'json' };
import { run } from './packed.ts';

const tsc = ['tsc', '-p'];

/** The type checker of each app, by folder. */
export const checkers = {
  plain: tsc,
  react: tsc,
  preact: tsc,
  solid: tsc,
  vue: ['vue-tsc', '-p'],
  svelte: ['svelte-check', '--output', 'machine', '--tsconfig'],
} as const;

type Framework = keyof typeof checkers;

const wanted = ['@types/react', 'lit', 'preact', 'solid-js', 'svelte', 'svelte-check', 'typescript', 'vue', 'vue-tsc'];

/** In the versions of the lockfile, which pnpm's store has without a network. */
export const frameworkVersions = Object.fromEntries(
  Object.entries(testing.devDependencies).filter(([name]) => wanted.includes(name)),
);

export function copyApps(project: string): void {
  cpSync(join(import.meta.dirname, 'apps'), join(project, 'apps'), { recursive: true });
}

/** Rejects with the errors. The folder is another one for mistakes that a checker cannot be told to expect. */
export function checkTypes(project: string, framework: Framework, folder: string = framework): Promise<string> {
  const [checker, ...options] = checkers[framework];
  const program = join(project, 'node_modules/.bin', checker);
  return run(program, [...options, 'tsconfig.json'], join(project, 'apps', folder));
}
