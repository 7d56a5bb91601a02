// Fails each test during which the page's content security policy refused something, whoever caused it.
import { refused } from './refused.ts';

async function failIfRefused(): Promise<void> {
  // A violation is reported in a task of its own.
  await new Promise((resolve) => setTimeout(resolve));
  const found = new Set(refused.splice(0));
  if (found.size > 0) throw new Error(`The content security policy refused\n${[...found].join('\n')}`);
}

// Part of each test, because mocha skips the rest of a suite when a hook fails.
beforeEach(function () {
  const test = this.currentTest;
  const run = test?.fn;
  if (!test || !run) return;
  test.fn = async function () {
    await Reflect.apply(run, this, []);
    await failIfRefused();
  };
});

after(failIfRefused);
