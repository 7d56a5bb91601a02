// Checks the architecture. `node scripts/check-house.ts [guard …]` runs the named guards, or all. Each counts as one test.
// `--record` writes the lists that follow from the registry and the languages, the current entry points, and who publishes
// the packages. The guards' own tests show that they find violations.
import { fileURLToPath } from 'node:url';
import type { Guard } from '@foyer/testing/guards/guard.ts';
import { guards } from '@foyer/testing/guards/guards.ts';
import { recordFigures } from '@foyer/testing/guards/figures.ts';
import { recordDoors } from '@foyer/testing/guards/doors.ts';
import { recordPublisher } from '@foyer/testing/guards/publisher.ts';
import { recordStaticLists } from '@foyer/testing/guards/static-lists.ts';
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

async function main(wanted: readonly string[]): Promise<void> {
  if (wanted.includes('--record')) {
    recordStaticLists(root);
    recordDoors(root);
    recordPublisher(root);
    recordFigures(root);
    return;
  }
  for (const name of wanted.length > 0 ? wanted : Object.keys(guards)) {
    const guard = guards[name];
    if (!guard) throw new Error(`no guard "${name}"; there are ${Object.keys(guards).join(', ')}`);
    await ask(name, guard);
  }
  console.log(formatCount(count));
  process.exitCode = count.failed > 0 ? 1 : 0;
}

await main(process.argv.slice(2));
