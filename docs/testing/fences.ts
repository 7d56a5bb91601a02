// The code examples of the documentation and of the READMEs, as they stand in the texts.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Fence {
  /** Path from the root of the checkout, and the line that opens the example. */
  readonly place: string;
  readonly file: string;
  /** As written behind the backticks; empty for plain text. */
  readonly language: string;
  readonly code: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const TEXTS = ['docs/src/content/docs/**/*.{md,mdx}', 'README.md', 'packages/*/README.md'];
const FENCE = /^([ \t]*)```(\w*)[^\n]*\n([\s\S]*?)^\1```$/gm;

function fencesIn(file: string): Fence[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(FENCE)].map(({ index, 1: indent = '', 2: language = '', 3: code = '' }) => ({
    place: `${file}:${text.slice(0, index).split('\n').length}`,
    file,
    language,
    code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}

export const fences: readonly Fence[] = TEXTS.flatMap((pattern) => globSync(pattern, { cwd: root }))
  .map((file) => file.replaceAll('\\', '/'))
  .sort()
  .flatMap(fencesIn);

export const fencesOf = (...languages: readonly string[]) =>
  fences.filter(({ language }) => languages.includes(language));
