// Random schedules of faults, in Node, for the machine knows no browser.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import fc from 'fast-check';
import { transition } from './machine.ts';
import { FaultWalk, type Machine, type Step, type Wrong, wrongs } from './testing/fault-walk.ts';
import { mutants } from './testing/mutants.ts';

const schedules = propertyRuns(5000);

const answers = fc.constantFrom(
  ...(['receipt', 'foreign', 'unclear', 'network', 'network', 'failure', 'input', 'unverifiable'] as const),
  ...[0, 2000, 40_000, 61_000, 1e12],
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('submit'), changed: fc.boolean() }) },
  { weight: 9, arbitrary: fc.record({ do: fc.constant('answer'), attempt: fc.nat({ max: 20 }), answer: answers }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('store'), attempt: fc.nat({ max: 20 }) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('ring'), timer: fc.nat({ max: 20 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('online', 'offline') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('leave', 'return', 'retry') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('prepare', 'cancel', 'reset', 'edit', 'refuse') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('jump'), ms: fc.constantFrom(-86_400_000, 86_400_000) }) },
);

const walk = fc.record({ idempotent: fc.boolean(), schedule: fc.array(step, { maxLength: 40, size: 'max' }) });

/** Walks until one of these wrongs shows, and then looks for the shortest schedule that shows it. */
function findWrong(machine: Machine, wanted: readonly Wrong[]) {
  const goesRight = fc.property(walk, ({ idempotent, schedule }) => {
    const found = new FaultWalk(machine, idempotent).walk(schedule);
    assert.deepEqual(
      [...found].filter((wrong) => wanted.includes(wrong)),
      [],
    );
  });
  return fc.check(goesRight, schedules);
}

/** Walks through all schedules, and counts. */
function countWrongs(machine: Machine): Map<Wrong, number> {
  const counts = new Map(wrongs.map((wrong) => [wrong, 0]));
  const property = fc.property(walk, ({ idempotent, schedule }) => {
    const found = new FaultWalk(machine, idempotent).walk(schedule);
    for (const wrong of found) counts.set(wrong, (counts.get(wrong) ?? 0) + 1);
  });
  fc.assert(property, schedules);
  return counts;
}

describe('The life of a message, whatever comes', () => {
  test(`goes right in ${schedules.numRuns} schedules of faults`, (context) => {
    const counts = countWrongs(transition);
    for (const [wrong, count] of counts) context.diagnostic(`${count} times it ${wrong}`);
    if (Math.max(...counts.values()) > 0) assert.fail(fc.defaultReportMessage(findWrong(transition, wrongs)) ?? '');
  });
});

describe('The walk tells a machine that', () => {
  for (const [what, [machine, shows]] of Object.entries(mutants)) {
    test(`${what}: it ${shows}`, (context) => {
      const { failed, numRuns } = findWrong(machine, [shows]);
      assert.equal(failed, true);
      context.diagnostic(`after ${numRuns} schedules`);
    });
  }
});
