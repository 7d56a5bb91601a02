// What each test said, one line of JSON each, in the file that FOYER_RESULTS names: written by the reporters, read by
// whoever reports on single tests. Without FOYER_RESULTS nothing is written.
import { appendFileSync, readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { ENGINES } from './browsers.ts';

export interface TestResult {
  /** From the root of the repository, with `/`. */
  readonly file: string;
  /** As the test is called, without the engine; below the suites of @web/test-runner, `suite › test`. */
  readonly title: string;
  /** `node` for a test without a browser. */
  readonly engine: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
}

const WITH_ENGINE = new RegExp(`^(${ENGINES.join('|')}): (.*)$`, 's');

/** A story is called `chromium: a visitor …`. */
export function splitEngine(title: string): { readonly engine: string; readonly title: string } {
  const [, engine = 'node', rest = title] = WITH_ENGINE.exec(title) ?? [];
  return { engine, title: rest };
}

/** @param result its `file` is a path as the test runner tells it */
export function noteResult(result: TestResult): void {
  const path = process.env['FOYER_RESULTS'];
  if (!path) return;
  const file = relative(process.cwd(), result.file).replaceAll(sep, '/');
  appendFileSync(path, `${JSON.stringify({ ...result, file })}\n`);
}

/** The last that each test said, since what failed may be tried once more. */
export function readResults(path: string): readonly TestResult[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  const results = lines.map((line) => JSON.parse(line) as TestResult);
  return [
    ...new Map(results.map((result) => [[result.file, result.engine, result.title].join('\n'), result])).values(),
  ];
}
