// A reporter of @web/test-runner that ends with the line of test-count.ts. Knows no other output.
import { formatCount, noTests, type TestCount } from './test-count.ts';
import { noteResult, type TestResult } from './test-results.ts';

interface Suite {
  name: string;
  tests: { name: string; passed: boolean; skipped: boolean }[];
  suites: Suite[];
}

interface Session {
  /** `engine` is set by web-test-runner.config.js. */
  browser: { engine?: string };
  testFile: string;
  passed: boolean;
  testResults?: Suite;
}

interface SessionOfTests extends Pick<TestResult, 'file' | 'engine'> {
  /** Names of the suites above. */
  readonly path: readonly string[];
}

/** A file that breaks before its first test counts as one failure. */
export const countingReporter = () => ({
  stop({ sessions }: { sessions: Session[] }): void {
    const count = noTests();
    for (const { browser, testFile, passed, testResults } of sessions) {
      const failedBefore = count.failed;
      const session = { file: testFile, engine: browser.engine ?? '', path: [] };
      if (testResults) addSuite(testResults, count, session);
      if (!passed && count.failed === failedBefore) count.failed++;
    }
    console.log(formatCount(count));
  },
});

function addSuite({ name: suite, tests, suites }: Suite, count: TestCount, session: SessionOfTests): void {
  const path = suite ? [...session.path, suite] : session.path;
  for (const { name, passed, skipped } of tests) {
    const outcome = skipped ? 'skipped' : passed ? 'passed' : 'failed';
    count[outcome]++;
    noteResult({ file: session.file, engine: session.engine, title: [...path, name].join(' › '), outcome });
  }
  for (const inner of suites) addSuite(inner, count, { ...session, path });
}
