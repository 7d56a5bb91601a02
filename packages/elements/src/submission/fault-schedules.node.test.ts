// Random schedules of faults, in Node, since the state machine needs no browser.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import fc from 'fast-check';
import { transition } from './machine.ts';
import { FaultWalk, type Machine, type Step, type Violation, violations } from './testing/fault-walk.ts';
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

/** Runs schedules until one of these violations occurs, then shrinks to the shortest schedule that causes it. */
function findViolation(machine: Machine, wanted: readonly Violation[]) {
  const violatesNothing = fc.property(walk, ({ idempotent, schedule }) => {
    const found = new FaultWalk(machine, idempotent).walk(schedule);
    assert.deepEqual(
      [...found].filter((violation) => wanted.includes(violation)),
      [],
    );
  });
  return fc.check(violatesNothing, schedules);
}

/** Runs all schedules and counts the violations. */
function countViolations(machine: Machine): Map<Violation, number> {
  const counts = new Map(violations.map((violation) => [violation, 0]));
  const property = fc.property(walk, ({ idempotent, schedule }) => {
    const found = new FaultWalk(machine, idempotent).walk(schedule);
    for (const violation of found) counts.set(violation, (counts.get(violation) ?? 0) + 1);
  });
  fc.assert(property, schedules);
  return counts;
}

describe('The submission state machine', () => {
  test(`violates no invariant in ${schedules.numRuns} random schedules of faults`, (context) => {
    const counts = countViolations(transition);
    for (const [violation, count] of counts) context.diagnostic(`${count} times it ${violation}`);
    if (Math.max(...counts.values()) > 0)
      assert.fail(fc.defaultReportMessage(findViolation(transition, violations)) ?? '');
  });
});

describe('The random schedules detect a machine that', () => {
  for (const [what, [machine, shows]] of Object.entries(mutants)) {
    test(`${what}, since it ${shows}`, (context) => {
      const { failed, numRuns } = findViolation(machine, [shows]);
      assert.equal(failed, true);
      context.diagnostic(`after ${numRuns} schedules`);
    });
  }
});
