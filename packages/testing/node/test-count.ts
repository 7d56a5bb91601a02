// The last line of every test run here, `N passed, N failed(, N skipped)`: written by the reporters, added up by scripts/verify.ts.

export interface TestCount {
  passed: number;
  failed: number;
  skipped: number;
}

const LINE = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/;

export const noTests = (): TestCount => ({ passed: 0, failed: 0, skipped: 0 });

export function formatCount({ passed, failed, skipped }: TestCount): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** @returns undefined for any other line */
export function parseCount(line: string): TestCount | undefined {
  const match = LINE.exec(line);
  if (!match) return undefined;
  const [, passed, failed, skipped = 0] = match;
  return { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) };
}

export function addCounts(counts: Iterable<TestCount>): TestCount {
  const sum = noTests();
  for (const count of counts) {
    sum.passed += count.passed;
    sum.failed += count.failed;
    sum.skipped += count.skipped;
  }
  return sum;
}
