// A reporter of @web/test-runner that ends with the line of test-count.ts. Knows no other output.
import { formatCount, noTests, type TestCount } from './test-count.ts';

interface Suite {
  tests: { passed: boolean; skipped: boolean }[];
  suites: Suite[];
}

interface Session {
  passed: boolean;
  testResults?: Suite;
}

/** A file that breaks before its first test counts as one failure. */
export const countingReporter = () => ({
  stop({ sessions }: { sessions: Session[] }): void {
    const count = noTests();
    for (const { passed, testResults } of sessions) {
      const failedBefore = count.failed;
      if (testResults) addSuite(testResults, count);
      if (!passed && count.failed === failedBefore) count.failed++;
    }
    console.log(formatCount(count));
  },
});

function addSuite(suite: Suite, count: TestCount): void {
  for (const { passed, skipped } of suite.tests) {
    if (skipped) count.skipped++;
    else if (passed) count.passed++;
    else count.failed++;
  }
  for (const inner of suite.suites) addSuite(inner, count);
}
