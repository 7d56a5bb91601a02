// Is this still the house that was planned? `node scripts/check-house.ts [guard …]` asks the guards, all without a name.
// `--seed` plants one violation of each kind in a temporary copy and demands that its guard names it; `--record` puts the
// present doors on record. Every answer counts as one test.
import { fileURLToPath } from 'node:url';
import type { Guard } from '@foyer/testing/guards/guard.ts';
import { guards } from '@foyer/testing/guards/guards.ts';
import { recordDoors } from '@foyer/testing/guards/doors.ts';
import { SeededTree } from '@foyer/testing/guards/seeded-tree.ts';
import { type Seed, seeds } from '@foyer/testing/guards/seeds.ts';
import { formatCount, noTests } from '@foyer/testing/node/test-count.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const count = noTests();

function report(name: string, findings: readonly string[]): void {
  const holds = findings.length === 0;
  console.log(`${holds ? '✔' : '✖'} ${name}`);
  for (const finding of findings) console.log(`    ${finding}`);
  if (holds) count.passed++;
  else count.failed++;
}

const sayWhy = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function ask(name: string, guard: Guard): Promise<void> {
  try {
    for (const check of await guard(root)) report(`${name}: ${check.name}`, check.findings);
  } catch (error) {
    report(`${name}: can look`, [sayWhy(error)]);
  }
}

async function findingsOf(guard: Guard, tree: SeededTree): Promise<string[]> {
  const checks = await guard(tree.root);
  return checks.flatMap(({ findings }) => findings);
}

/** What a guard said before is taken off: a tree that is red already proves nothing. */
async function plantAll(tree: SeededTree): Promise<void> {
  const before = new Map<Guard, Set<string>>();
  const plant = async ({ guard, plant: sow, expected }: Seed): Promise<string[]> => {
    const known = before.get(guard) ?? new Set(await findingsOf(guard, tree));
    before.set(guard, known);
    sow(tree);
    const added = (await findingsOf(guard, tree)).filter((finding) => !known.has(finding));
    const silent = expected.filter((words) => !added.some((finding) => words.test(finding)));
    return silent.map((words) => `the guard did not say ${String(words)}, but: ${added.join('; ') || 'nothing'}`);
  };
  for (const seed of seeds) {
    const name = `planted: ${seed.name}`;
    try {
      report(name, await plant(seed));
    } catch (error) {
      report(name, [sayWhy(error)]);
    } finally {
      tree.restore();
    }
  }
}

async function main(wanted: readonly string[]): Promise<void> {
  if (wanted.includes('--record')) {
    recordDoors(root);
    return;
  }
  if (wanted.includes('--seed')) {
    const tree = new SeededTree(root);
    await plantAll(tree).finally(() => tree.remove());
  } else {
    for (const name of wanted.length > 0 ? wanted : Object.keys(guards)) {
      const guard = guards[name];
      if (!guard) throw new Error(`no guard "${name}"; there are ${Object.keys(guards).join(', ')}`);
      await ask(name, guard);
    }
  }
  console.log(formatCount(count));
  process.exitCode = count.failed > 0 ? 1 : 0;
}

await main(process.argv.slice(2));
