// A guard checks the tree below `root` and returns findings, each beginning with a file. It changes nothing.
import { globSync } from 'node:fs';

export interface Check {
  /** What is true if there are no findings. */
  readonly name: string;
  readonly findings: readonly string[];
}

export type Guard = (root: string) => readonly Check[] | Promise<readonly Check[]>;

const NOT_SOURCE = ['**/node_modules/**', '**/dist/**', '**/cdn/**', '**/.astro/**', '**/.cache/**'];

/** Paths relative to `root`, sorted. */
export function filesMatching(root: string, ...patterns: string[]): string[] {
  return globSync(patterns, { cwd: root, exclude: NOT_SOURCE }).sort();
}

/** A sentence for each item of `wanted` that `found` lacks. */
export function missing(wanted: Iterable<string>, found: Iterable<string>, say: (name: string) => string): string[] {
  const known = new Set(found);
  return [...wanted].filter((name) => !known.has(name)).map(say);
}
