// `npm test`: every check of the project, stage by stage, quick tests first; `npm test -- <stage> …` runs some, with the
// stages they need. Its last line is the sum of all stages, `N passed, N failed`; a command that counts no tests is one.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { ENGINES, findChromium, wantedEngines } from '@foyer/testing/node/browsers.ts';
import { addCounts, formatCount, parseCount, type TestCount } from '@foyer/testing/node/test-count.ts';

interface Stage {
  /** Names of the stages whose results this one reads. */
  readonly needs?: readonly string[];
  /** Every command reports its tests, and no tests are a failure. */
  readonly hasTests?: boolean;
  readonly inBrowser?: boolean;
  /** Runs in parallel with the following stages, since it needs one core and no exact timing. */
  readonly inBackground?: boolean;
  /** Runs with FOYER_CI=1, as .ci/run sets it, or when it is named: for real applications of others. */
  readonly onlyInCi?: boolean;
  readonly commands: readonly string[];
}

// A test that hangs must not block all others. On two cores Node would run one file at a time, and most of them wait.
const nodeTest = [
  'node --conditions=foyer:source --test --test-timeout=60000',
  `--test-concurrency=${Math.max(2, availableParallelism() - 1)}`,
  '--test-reporter=./packages/testing/node/node-reporter.ts',
].join(' ');

const ELEMENTS = 'packages/elements/src';
const ENDPOINT = 'packages/endpoint/src';
/** Folders whose tests run within seconds: hardly any of them starts a process, a database or a widget. */
const quick = { [ELEMENTS]: ['submission', 'services', 'browser'], [ENDPOINT]: ['domain', 'feeds', 'log'] };

const testsIn = (parent: string, folders: readonly string[]) => `${parent}/{${folders.join()}}/**/*.test.ts`;

function otherTestsIn(parent: keyof typeof quick): string {
  const folders = readdirSync(parent, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = folders.map(({ name }) => name).filter((name) => !quick[parent].includes(name));
  return `${parent}/*.test.ts ${testsIn(parent, names)}`;
}

const STAGES: Readonly<Record<string, Stage>> = {
  unit: {
    hasTests: true,
    inBrowser: true,
    commands: [
      `${nodeTest} packages/protocol/{src,conformance}/**/*.test.ts packages/create-foyer/src/*.test.ts ${testsIn(ENDPOINT, quick[ENDPOINT])} ${ELEMENTS}/submission/*.node.test.ts docs/conformance/*.test.ts`,
      `wtr --files ${testsIn(ELEMENTS, quick[ELEMENTS])} !**/*.node.test.ts`,
    ],
  },
  types: { commands: ['tsc -b tsconfig.json packages/elements/tsconfig.pure.json'] },
  lint: {
    needs: ['types'],
    inBackground: true,
    commands: ['eslint . --max-warnings 0', 'prettier --check --log-level warn .', 'knip'],
  },
  layers: { hasTests: true, commands: ['node --conditions=foyer:source scripts/check-house.ts imports'] },
  endpoint: {
    needs: ['types'],
    hasTests: true,
    inBrowser: true,
    commands: [`${nodeTest} ${otherTestsIn(ENDPOINT)}`, `${nodeTest} packages/testing/node/**/*.test.ts`],
  },
  elements: {
    needs: ['types'],
    hasTests: true,
    inBrowser: true,
    commands: [`${nodeTest} ${ELEMENTS}/**/*.node.test.ts`, `wtr --files ${otherTestsIn(ELEMENTS)} !**/*.node.test.ts`],
  },
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
    commands: [
      `${nodeTest} packages/testing/packaging/*.test.ts packages/elements/editors/*.test.ts`,
      `${nodeTest} docs/*.test.ts docs/src/**/*.test.ts`,
    ],
  },
  stories: {
    needs: ['build'],
    hasTests: true,
    inBrowser: true,
    // Two browsers at once would slow each other down, and stories have timeouts.
    commands: [`${nodeTest} --test-concurrency=1 demo/e2e/**/*.test.ts`],
  },
  wordpress: {
    needs: ['build'],
    hasTests: true,
    inBrowser: true,
    onlyInCi: true,
    commands: [`${nodeTest} --test-concurrency=1 packages/wordpress/**/*.test.ts`],
  },
  frameworks: {
    needs: ['build'],
    hasTests: true,
    inBrowser: true,
    onlyInCi: true,
    commands: [`${nodeTest} packages/testing/frameworks/*.test.ts`],
  },
  guards: {
    needs: ['build'],
    hasTests: true,
    commands: [
      'node --conditions=foyer:source scripts/check-house.ts doors wording locales elements fields services frameworks docstrings publisher figures',
      `${nodeTest} packages/testing/guards/*.test.ts scripts/*.test.ts`,
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

/** Hundreds of processes load the same TypeScript files: compiled once, each of them needs half the time to start. */
const environment = {
  NODE_COMPILE_CACHE: resolve('node_modules/.cache/compiled'),
  ...process.env,
  ASTRO_TELEMETRY_DISABLED: '1',
};
const failedTest = /^\s*✖ (.+) \([\d.]+ms\)$/;

/** Runs one command to its end, echoing it; says now and then that it is still there. */
async function run(command: string): Promise<Run> {
  const since = Date.now();
  const [program = '', ...args] = command.split(' ');
  const stillRunning = setInterval(() => say(`… ${program} is still running (${elapsed(since)})`), 30_000);
  const child = spawn(program, args, {
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: environment,
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

/** On a shared machine a correct test may fail, so it is retried once and named in the summary. */
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

const inCi = process.env['FOYER_CI'] === '1';
const usual = Object.keys(STAGES).filter((name) => inCi || !STAGES[name]?.onlyInCi);
const wanted = process.argv.slice(2).filter((argument) => argument !== '--');
const names = new Set((wanted.length > 0 ? wanted : usual).flatMap(withNeeds));
const results = new Map<string, TestCount>();

async function account(name: string, stage: Stage): Promise<void> {
  const since = Date.now();
  const count = await runStage(name, stage);
  results.set(name, count);
  say(`${name}: ${formatCount(count)} (${elapsed(since)})`);
}

const engines = wantedEngines();
say(
  `browsers: ${engines.join(', ')}${engines.length < ENGINES.length ? `; FOYER_ENGINES=all for ${ENGINES.join(', ')}` : ''}`,
);
const background: Promise<void>[] = [];
for (const [name, stage] of Object.entries(STAGES)) {
  if (!names.has(name)) continue;
  const running = account(name, stage);
  if (stage.inBackground) background.push(running);
  else await running;
}
await Promise.all(background);

const sum = addCounts(results.values());
say('summary');
for (const [name, count] of results) console.log(`  ${name.padEnd(10)}${formatCount(count)}`);
for (const name of flaky) console.log(`  passed only at the second try: ${name}`);
console.log(formatCount(sum));
process.exitCode = sum.failed > 0 ? 1 : 0;
