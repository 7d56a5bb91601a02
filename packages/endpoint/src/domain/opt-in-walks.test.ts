// Random interleavings of what visitors, owners and time do to sign-ups.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import fc from 'fast-check';
import { openStore } from '../store/store.ts';
import { OptInWalk, type Step } from '../testing/opt-in-walk.ts';
import { temporaryFolder } from '../testing/visitor.ts';

/** A few with a fixed seed, or as many random ones as configured. */
const walks = propertyRuns(50, 1);

const signsUp = (form: number, spelling: number, suspected = false) =>
  ({ do: 'sign-up', form, spelling, suspected }) as const;

/** Walks that failed before. */
const examples: [Step[]][] = [
  [[signsUp(0, 0), signsUp(0, 0), signsUp(0, 0), signsUp(1, 2, true), signsUp(1, 2), { do: 'release', request: 8 }]],
];

const any = fc.nat({ max: 30 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('sign-up' as const),
      form: fc.nat({ max: 1 }),
      spelling: fc.nat({ max: 4 }),
      suspected: fc.integer({ min: 0, max: 5 }).map((number) => number === 5),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('write' as const), spelling: fc.nat({ max: 4 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('confirm' as const), mail: any }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('unsubscribe' as const), mail: any }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('spam', 'release', 'delete'), request: any }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('resend' as const),
      request: any,
      correction: fc.option(fc.nat({ max: 4 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('erase' as const), spelling: fc.nat({ max: 4 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 5, 10, 11, 60, 1441) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('outage' as const), begins: fc.boolean() }) },
);

async function opened(context: TestContext) {
  const store = await openStore({ dataDirectory: temporaryFolder(context) });
  context.after(() => store.close());
  return store;
}

test(`double opt-in holds its invariants in ${walks.numRuns} random walks`, { timeout: 3_600_000 }, async (context) => {
  const store = await opened(context);
  let [number, now] = [0, Date.UTC(2026, 10, 24)];
  const goesRight = fc.asyncProperty(fc.array(step, { maxLength: 25, size: 'max' }), async (steps) => {
    number += 1;
    const walk = new OptInWalk(store, { number, now });
    now = await walk.walk(steps);
    assert.deepEqual(walk.violations, []);
  });
  await fc.assert(goesRight, { ...walks, examples });
});
