// `pnpm frameworks [name …]`: the apps of demo/frameworks, or those that are named, each installed fresh with the packed
// packages, checked, built, run, and one message clicked through to the database.
import { publish } from '@foyer/testing/frameworks/publication.ts';
import { type Result, STEPS, tryToolchain } from '@foyer/testing/frameworks/toolchain-run.ts';
import { toolchainNamed, toolchains } from '@foyer/testing/frameworks/toolchains.ts';

const wanted = process.argv.slice(2).filter((argument) => argument !== '--');
const names = wanted.length > 0 ? wanted : Object.keys(toolchains);

function row({ title, version, seconds, failure }: Result): readonly string[] {
  const cells = STEPS.map((step) => {
    if (failure?.step === step) return 'FAILED';
    return seconds[step] === undefined ? '–' : `${seconds[step].toFixed(1)} s`;
  });
  const total = Object.values(seconds).reduce((sum, value) => sum + value, 0);
  return [title, version, ...cells, `${total.toFixed(1)} s`];
}

function table(results: readonly Result[]): string {
  const rows = [['toolchain', 'version', ...STEPS, 'all'], ...results.map(row)];
  const width = (column: number) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0));
  return rows
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(width(column)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

async function main(): Promise<void> {
  for (const name of names) toolchainNamed(name);
  console.log('frameworks: packing and publishing to a registry on this machine');
  const publication = await publish();
  const results: Result[] = [];
  try {
    for (const name of names) {
      console.log(`frameworks: ${name}`);
      const result = await tryToolchain(name, publication);
      if (result.failure) console.error(`\n${result.failure.reason}\n`);
      results.push(result);
    }
  } finally {
    await publication.stop();
  }
  console.log(table(results));
  const failed = results.filter(({ failure }) => failure);
  console.log(`${results.length - failed.length} passed, ${failed.length} failed`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

await main().catch((error: unknown) => {
  console.error(`frameworks: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
