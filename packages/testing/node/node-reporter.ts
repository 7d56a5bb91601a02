// node:test's own report, followed by the line of test-count.ts. A suite is not counted, its tests are.
import { spec } from 'node:test/reporters';
import type { TestEvent } from 'node:test/reporters';
import { formatCount, noTests, type TestCount } from './test-count.ts';
import { noteResult, splitEngine, type TestResult } from './test-results.ts';

// node:test takes a reporter as the default export of a module.
export default async function* nodeReporter(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const count = noTests();
  const view = new spec();
  for await (const event of source) {
    addEvent(event, count);
    view.write(event);
    yield* written(view);
  }
  yield `${formatCount(count)}\n`;
}

function addEvent(event: TestEvent, count: TestCount): void {
  if (event.type !== 'test:pass' && event.type !== 'test:fail') return;
  if (event.data.details.type === 'suite') return;
  const outcome = outcomeOf(event);
  count[outcome]++;
  noteResult({ file: event.data.file ?? '', ...splitEngine(event.data.name), outcome });
}

function outcomeOf({ type, data }: TestEvent & { type: 'test:pass' | 'test:fail' }): TestResult['outcome'] {
  if (data.skip !== undefined) return 'skipped';
  return type === 'test:pass' ? 'passed' : 'failed';
}

function* written(view: NodeJS.ReadableStream): Generator<string> {
  for (let chunk = view.read(); chunk !== null; chunk = view.read()) yield String(chunk);
}
