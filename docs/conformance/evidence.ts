// Finds the tests of the report in the sources, and what a run said of them.
import { existsSync, readFileSync } from 'node:fs';
import type { TestResult } from '@foyer/testing/node/test-results.ts';
import type { Evidence } from './criterion.ts';

const root = new URL('../../', import.meta.url);

/** @returns what is wrong with the evidence, or nothing */
export function faultOf({ file, title, runs }: Evidence): string | undefined {
  const missing = [file, ...runs].find((path) => !existsSync(new URL(path, root)));
  if (missing !== undefined) return `${missing} does not exist`;
  const source = readFileSync(new URL(file, root), 'utf8');
  const starts = ["'", '`', "'chromium: ", '`chromium: '];
  const isWritten = starts.some((start) => source.includes(`${start}${title}${start[0]}`));
  return isWritten ? undefined : `${file} has no test "${title}"`;
}

/** Matches the titles that the test has when it runs, in whatever suite. */
export function patternOf(title: string): RegExp {
  const parts = title.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`^(?:.* › )?${parts.join('.*')}$`, 's');
}

/** By engine, or under `node`: the worst that any of its runs said. */
export type Outcomes = Readonly<Record<string, TestResult['outcome']>>;

const worst = ['failed', 'skipped', 'passed'] as const;

/** Node names the file that calls `test()`, which for a story is another. */
function isFrom(result: TestResult, file: string): boolean {
  const isStory = result.file === 'demo/e2e/story.ts' && file.startsWith('demo/e2e/');
  return isStory || result.file === file;
}

/** A file in which the test did not run counts as a skipped test. */
export function outcomesOf({ title, runs }: Evidence, results: readonly TestResult[]): Outcomes {
  const pattern = patternOf(title);
  const found = results.filter((result) => runs.some((file) => isFrom(result, file)) && pattern.test(result.title));
  const outcomes: Record<string, TestResult['outcome']> = {};
  for (const engine of new Set(found.map((result) => result.engine))) {
    const said = runs.flatMap((file) => {
      const inFile = found.filter((result) => result.engine === engine && isFrom(result, file));
      return inFile.length > 0 ? inFile.map(({ outcome }) => outcome) : ['skipped' as const];
    });
    outcomes[engine] = worst.find((outcome) => said.includes(outcome)) ?? 'skipped';
  }
  return outcomes;
}
