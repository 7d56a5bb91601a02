// What may be said of a criterion after a run.
import type { Criterion, Status } from './criterion.ts';
import type { Outcomes } from './evidence.ts';

/** The run behind a report, as `results.json` keeps it. */
export interface RecordedRun {
  /** ISO date. */
  readonly date: string;
  readonly commit: string;
  /** Of @foyer/elements. */
  readonly version: string;
  /** Names with versions, of Node and the browsers. */
  readonly environment: readonly string[];
  /** By file and title, as `keyOf` joins them. */
  readonly tests: Readonly<Record<string, Outcomes>>;
}

export type Verdict = Status | 'not-evaluated';

export const keyOf = ({ file, title }: { readonly file: string; readonly title: string }) => `${file} › ${title}`;

/** Passed in one engine at least, and failed in none: an engine that is not on the machine is skipped. */
function isProved(outcomes: Outcomes | undefined): boolean {
  const said = Object.values(outcomes ?? {});
  return said.includes('passed') && !said.includes('failed');
}

/** Without a run, what is claimed; the page says that no run stands behind it. */
export function verdictOf({ status, tests = [] }: Criterion, run: RecordedRun | undefined): Verdict {
  if (!run || status === 'does-not-apply') return status;
  return tests.every((test) => isProved(run.tests[keyOf(test)])) ? status : 'not-evaluated';
}
