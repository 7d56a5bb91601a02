// `pnpm fuzz [times] [part of a path]`: runs all property tests, in Node and in the engines that FOYER_ENGINES names,
// with ten times as many runs as `npm test`, or `times` as many. FOYER_SEED repeats a series.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';

const [times = '10', part = ''] = process.argv.slice(2).filter((argument) => argument !== '--');
if (!(Number(times) > 0)) throw new Error(`pnpm fuzz ${times}: times is a number above 0, such as 10`);

/** The suite of services has a property, too. */
const hasProperties = (file: string) => /\b(?:propertyRuns|describeService)\(/.test(readFileSync(file, 'utf8'));
const tests = globSync('packages/*/src/**/*.test.ts').filter((file) => file.includes(part) && hasProperties(file));
const isInBrowser = (file: string) => file.startsWith('packages/elements/') && !file.endsWith('.node.test.ts');
const [inBrowser, inNode] = [tests.filter(isInBrowser), tests.filter((file) => !isInBrowser(file))];

function run(command: readonly [string, ...string[]], files: readonly string[], zone = process.env['TZ']): boolean {
  if (files.length === 0) return true;
  const [program, ...args] = command;
  const env = { ...process.env, FOYER_RUNS: times, ...(zone && { TZ: zone }) };
  return spawnSync(program, [...args, ...files], { env, stdio: 'inherit' }).status === 0;
}

const results = [
  run([process.execPath, '--conditions=foyer:source', '--test', '--test-concurrency=1'], inNode),
  run(['wtr', '--files'], inBrowser),
  // A browser keeps the time zone that it was started in.
  ...['Pacific/Pago_Pago', 'Asia/Kolkata', 'Pacific/Kiritimati'].map((zone) => {
    const dates = inBrowser.filter((file) => file.endsWith('feed-date.test.ts'));
    return run(['wtr', '--files'], dates, zone);
  }),
];
if (tests.length === 0) console.error(`no file with "${part}" in its path tests random input`);
process.exitCode = tests.length > 0 && results.every(Boolean) ? 0 : 1;
