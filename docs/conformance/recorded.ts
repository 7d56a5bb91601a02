// The files of the report.
import { existsSync, readFileSync } from 'node:fs';
import type { Language } from './print-report.ts';
import type { RecordedRun } from './verdict.ts';

export const resultsFile = new URL('results.json', import.meta.url);

export const pages: Readonly<Record<Language, URL>> = {
  en: new URL('../src/content/docs/accessibility.md', import.meta.url),
  de: new URL('../src/content/docs/de/accessibility.md', import.meta.url),
};

/** @returns undefined before the first run */
export function recordedRun(): RecordedRun | undefined {
  if (!existsSync(resultsFile)) return undefined;
  const run: unknown = JSON.parse(readFileSync(resultsFile, 'utf8'));
  if (!isRun(run)) throw new TypeError('results.json is not what pnpm conformance writes');
  return run;
}

const isRun = (value: unknown): value is RecordedRun =>
  typeof value === 'object' && value !== null && 'tests' in value && 'environment' in value;
