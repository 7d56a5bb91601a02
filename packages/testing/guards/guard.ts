// A guard looks at the tree below `root` and says what is wrong, file first. It changes nothing.
import { globSync } from 'node:fs';

export interface Check {
  /** What holds when there are no findings. */
  readonly name: string;
  readonly findings: readonly string[];
}

export type Guard = (root: string) => readonly Check[] | Promise<readonly Check[]>;

const NOT_SOURCE = ['**/node_modules/**', '**/dist/**', '**/cdn/**', '**/.astro/**', '**/.cache/**'];

/** Paths relative to `root`, sorted. */
export function filesMatching(root: string, ...patterns: string[]): string[] {
  return globSync(patterns, { cwd: root, exclude: NOT_SOURCE }).sort();
}

/** What `wanted` has and `found` has not, as sentences. */
export function missing(wanted: Iterable<string>, found: Iterable<string>, say: (name: string) => string): string[] {
  const known = new Set(found);
  return [...wanted].filter((name) => !known.has(name)).map(say);
}
