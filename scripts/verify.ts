// `npm test`: every check of the project, stage by stage; `npm test -- <stage> …` runs some, with the stages they need.
// Its last line is the sum of all stages, `N passed, N failed`; a command that counts no tests is one.
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findChromium } from '@foyer/testing/node/browsers.ts';
import { addCounts, formatCount, parseCount, type TestCount } from '@foyer/testing/node/test-count.ts';

interface Stage {
  /** Names of the stages whose results this one reads. */
  readonly needs?: readonly string[];
  /** Every command reports its tests, and ran none is a failure. */
  readonly hasTests?: boolean;
  readonly inBrowser?: boolean;
  readonly commands: readonly string[];
}

// A test that hangs must not block all others.
const nodeTest =
  'node --conditions=foyer:source --test --test-timeout=60000 --test-reporter=./packages/testing/node/node-reporter.ts';

const STAGES: Readonly<Record<string, Stage>> = {
  types: { commands: ['tsc -b'] },
  lint: { needs: ['types'], commands: ['eslint . --max-warnings 0', 'prettier --check --log-level warn .', 'knip'] },
  layers: { hasTests: true, commands: ['node --conditions=foyer:source scripts/check-house.ts imports purity'] },
  unit: {
    needs: ['types'],
    hasTests: true,
    inBrowser: true,
    commands: [
      `${nodeTest} packages/protocol/src/**/*.test.ts`,
      `${nodeTest} packages/endpoint/src/**/*.test.ts`,
      `${nodeTest} packages/elements/src/**/*.node.test.ts`,
      `${nodeTest} packages/testing/node/**/*.test.ts`,
    ],
  },
  elements: { hasTests: true, inBrowser: true, commands: ['wtr'] },
  build: {
    needs: ['types'],
    commands: [
      'pnpm --silent build:cdn',
      'pnpm --silent build:manifest',
      'pnpm --silent --filter @foyer/demo --if-present build',
      'pnpm --silent --filter @foyer/docs --if-present build',
    ],
  },
  packages: {
    needs: ['build'],
    hasTests: true,
    inBrowser: true,
    commands: [`${nodeTest} packages/testing/packaging/*.test.ts`, `${nodeTest} docs/*.test.ts`],
  },
  stories: {
    needs: ['build'],
    hasTests: true,
    inBrowser: true,
    commands: [`${nodeTest} --test-concurrency=1 demo/e2e/**/*.test.ts`],
  },
  guards: {
    needs: ['build'],
    hasTests: true,
    commands: [
      'node --conditions=foyer:source scripts/check-house.ts doors bytes wording locales elements docstrings',
      'node --conditions=foyer:source scripts/check-house.ts --seed',
    ],
  },
};

const started = Date.now();
const say = (sentence: string) => console.log(`verify ${elapsed(started).padStart(6)}  ${sentence}`);

function elapsed(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

function withNeeds(name: string): string[] {
  const stage = STAGES[name];
  if (!stage) {
    console.error(`verify: no stage "${name}"; there are ${Object.keys(STAGES).join(', ')}`);
    process.exit(2);
  }
  return [...(stage.needs ?? []).flatMap(withNeeds), name];
}

interface Run {
  readonly exitCode: number;
  readonly count: TestCount | undefined;
  /** Names of failed tests, as node:test reports them. */
  readonly failures: ReadonlySet<string>;
}

const failedTest = /^\s*✖ (.+) \([\d.]+ms\)$/;

/** Runs one command to its end, echoing it; says now and then that it is still there. */
async function run(command: string): Promise<Run> {
  const since = Date.now();
  const stillRunning = setInterval(() => say(`… still running (${elapsed(since)})`), 30_000);
  const [program = '', ...args] = command.split(' ');
  const child = spawn(program, args, {
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  const passOn = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, passOn);
  const exit = new Promise<number>((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
  });

  let count: TestCount | undefined;
  const failures = new Set<string>();
  for await (const line of createInterface({ input: child.stdout })) {
    console.log(line);
    count = parseCount(line) ?? count;
    const [, failure] = failedTest.exec(line) ?? [];
    if (failure !== undefined) failures.add(failure);
  }
  const exitCode = await exit;
  clearInterval(stillRunning);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, passOn);
  return { exitCode, count, failures };
}

/** A machine shared with others may fail a test that is right: there it is tried once more, and named in the summary. */
const triesAgain = process.env['FOYER_TRY_AGAIN'] === '1';
const flaky: string[] = [];

async function runPatiently(command: string): Promise<Run> {
  if (!triesAgain || !command.startsWith(nodeTest)) return run(command);
  const attempts = join(mkdtempSync(join(tmpdir(), 'foyer-attempts-')), 'attempts.json');
  const remembering = command.replace(nodeTest, `${nodeTest} --test-rerun-failures=${attempts}`);
  const first = await run(remembering);
  if (first.exitCode === 0) return first;
  say('what failed is tried once more');
  const second = await run(remembering);
  flaky.push(...[...first.failures].filter((test) => !second.failures.has(test)));
  return second;
}

async function runCommand(name: string, command: string, hasTests: boolean): Promise<TestCount> {
  say(`${name}: ${command.replace(nodeTest, 'node --test')}`);
  const { exitCode, count = { passed: hasTests ? 0 : 1, failed: 0, skipped: 0 } } = await runPatiently(command);
  if (exitCode === 0 && count.passed + count.failed > 0) return count;
  say(`${name}: FAILED, ${exitCode === 0 ? 'no test ran' : `exit code ${exitCode}`}`);
  return count.failed > 0 ? count : { ...count, passed: hasTests ? count.passed : 0, failed: 1 };
}

async function runStage(name: string, { commands, hasTests = false, inBrowser }: Stage): Promise<TestCount> {
  if (inBrowser) await findChromium();
  const counts: TestCount[] = [];
  for (const command of commands) counts.push(await runCommand(name, command, hasTests));
  return addCounts(counts);
}

const wanted = process.argv.slice(2).filter((argument) => argument !== '--');
const names = new Set((wanted.length > 0 ? wanted : Object.keys(STAGES)).flatMap(withNeeds));
const results = new Map<string, TestCount>();
for (const [name, stage] of Object.entries(STAGES)) {
  if (!names.has(name)) continue;
  const since = Date.now();
  const count = await runStage(name, stage);
  results.set(name, count);
  say(`${name}: ${formatCount(count)} (${elapsed(since)})`);
}

const sum = addCounts(results.values());
say('summary');
for (const [name, count] of results) console.log(`  ${name.padEnd(10)}${formatCount(count)}`);
for (const name of flaky) console.log(`  passed only at the second try: ${name}`);
console.log(formatCount(sum));
process.exitCode = sum.failed > 0 ? 1 : 0;
