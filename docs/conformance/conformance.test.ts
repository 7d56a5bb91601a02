// The accessibility report says no more than its tests do.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { criteria } from './criteria.ts';
import type { Criterion, Evidence } from './criterion.ts';
import { faultOf, outcomesOf, patternOf } from './evidence.ts';
import { printReport } from './print-report.ts';
import { pages, recordedRun } from './recorded.ts';
import { keyOf, type RecordedRun, verdictOf } from './verdict.ts';

test('the report has each criterion of WCAG 2.2 A and AA once, in their order', () => {
  const ids = criteria.map(({ id }) => id);
  const inOrder = [...new Set(ids)].sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  assert.deepEqual(ids, inOrder);
  const current = criteria.filter(({ id }) => id !== '4.1.1');
  const count = (level: string) => current.filter((criterion) => criterion.level === level).length;
  assert.deepEqual([count('A'), count('AA')], [31, 24]);
});

test('every test that the report names is written where it says', () => {
  const faults = criteria.flatMap(({ id, tests = [] }) =>
    tests.flatMap((evidence) => {
      const fault = faultOf(evidence);
      return fault === undefined ? [] : [`${id}: ${fault}`];
    }),
  );
  assert.deepEqual(faults, []);
});

for (const language of ['en', 'de'] as const) {
  test(`the page of the report is up to date (${language}); pnpm conformance pages writes it`, () => {
    assert.equal(readFileSync(pages[language], 'utf8'), printReport(language, criteria, recordedRun()));
  });
}

const evidence: Evidence = { file: 'a.ts', title: '${name} is seen (${1})', runs: ['a.test.ts', 'b.test.ts'] };
const criterion: Criterion = {
  id: '1.1.1',
  level: 'A',
  name: ['', ''],
  status: 'supports',
  why: ['', ''],
  tests: [evidence],
};

test('a title with placeholders matches what runs', () => {
  assert.match('the card is seen (2)', patternOf(evidence.title));
  assert.match('A card › in a suite › the card is seen (2)', patternOf(evidence.title));
  assert.doesNotMatch('the card is seen', patternOf(evidence.title));
});

const said = (file: string, outcome: 'passed' | 'failed' | 'skipped', engine = 'chromium') =>
  ({ file, title: 'it is seen (1)', engine, outcome }) as const;

for (const [what, results, verdict] of [
  ['passed in every file', [said('a.test.ts', 'passed'), said('b.test.ts', 'passed')], 'supports'],
  ['failed in one file', [said('a.test.ts', 'passed'), said('b.test.ts', 'failed')], 'not-evaluated'],
  ['was skipped in one file', [said('a.test.ts', 'passed'), said('b.test.ts', 'skipped')], 'not-evaluated'],
  ['did not run in one file', [said('a.test.ts', 'passed')], 'not-evaluated'],
  ['did not run', [], 'not-evaluated'],
  [
    'passed in one engine, and another is missing',
    [said('a.test.ts', 'passed'), said('b.test.ts', 'passed'), said('a.test.ts', 'skipped', 'webkit')],
    'supports',
  ],
  [
    'passed in one engine and failed in another',
    [said('a.test.ts', 'passed'), said('b.test.ts', 'passed'), said('a.test.ts', 'failed', 'webkit')],
    'not-evaluated',
  ],
] as const) {
  test(`a criterion whose test ${what} is ${verdict}`, () => {
    const tests = { [keyOf(evidence)]: outcomesOf(evidence, results) };
    const run: RecordedRun = { date: '2026-01-01', commit: '', version: '', environment: [], tests };
    assert.equal(verdictOf(criterion, run), verdict);
  });
}
