// `pnpm conformance`: runs the tests that the report names, in the engines of FOYER_ENGINES, and writes the report from what
// they said. `pnpm conformance <file>` takes what a run of this commit wrote into the file that FOYER_RESULTS named, such as
// `FOYER_RESULTS=/tmp/results.jsonl npm test`. `pnpm conformance pages` writes the report anew from the last results.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import elements from '@foyer/elements/package.json' with { type: 'json' };
import { findChromium, findFirefox, findWebKit, wantedEngines } from '@foyer/testing/node/browsers.ts';
import { readResults } from '@foyer/testing/node/test-results.ts';
import { criteria } from './criteria.ts';
import { outcomesOf, patternOf } from './evidence.ts';
import { printReport } from './print-report.ts';
import { pages, recordedRun, resultsFile } from './recorded.ts';
import { keyOf, type RecordedRun } from './verdict.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const tests = criteria.flatMap(({ tests: named = [] }) => named);
const files = [...new Set(tests.flatMap(({ runs }) => runs))];
const runsInNode = (file: string) => /^demo\/|\.node\.test\.ts$/.test(file);

const ask = (program: string, ...args: readonly string[]) =>
  execFileSync(program, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** What fails is in the results, and is shown. */
function runTests(): string {
  const results = join(mkdtempSync(join(tmpdir(), 'foyer-results-')), 'results.jsonl');
  const options = { cwd: root, stdio: 'inherit', env: { ...process.env, FOYER_RESULTS: results } } as const;
  const patterns = tests
    .filter(({ file }) => runsInNode(file))
    .map(({ title }) => `--test-name-pattern=/${patternOf(title).source.slice(1)}/s`);
  const reporter = '--test-reporter=./packages/testing/node/node-reporter.ts';
  const node = ['--conditions=foyer:source', '--test', '--test-timeout=60000', '--test-concurrency=1', reporter];
  spawnSync(process.execPath, [...node, ...new Set(patterns), ...files.filter(runsInNode)], options);
  spawnSync('wtr', ['--files', ...files.filter((file) => !runsInNode(file))], options);
  return results;
}

/** WebKit's programs say no version without a display; the package of the driver has that of the engine. */
function webKitVersion(): string {
  try {
    return `WebKitGTK ${ask('dpkg-query', '--show', '--showformat=${Version}', 'webkit2gtk-driver')}`;
  } catch {
    return 'WebKitGTK';
  }
}

async function environment(): Promise<readonly string[]> {
  const found = {
    chromium: async () => ask((await findChromium()).executablePath, '--version'),
    firefox: async () => {
      const program = (await findFirefox())?.executablePath;
      return program && ask(program, '--version');
    },
    webkit: async () => (await findWebKit()) && webKitVersion(),
  };
  const versions = await Promise.all(wantedEngines().map((engine) => found[engine]()));
  const said = versions.flatMap((version) => version ?? []);
  return [...said.map((version) => version.replace(/ built on .*|\n.*/s, '')), `Node ${process.versions.node}`];
}

async function recordRun(path: string): Promise<RecordedRun> {
  const results = readResults(path);
  return {
    date: statSync(path).mtime.toISOString().slice(0, 10),
    commit: ask('git', 'describe', '--always', '--dirty'),
    version: elements.version,
    environment: await environment(),
    tests: Object.fromEntries(tests.map((test) => [keyOf(test), outcomesOf(test, results)])),
  };
}

async function main([wanted]: readonly string[]): Promise<void> {
  if (wanted !== 'pages') {
    const recorded = await recordRun(wanted ?? runTests());
    writeFileSync(resultsFile, await format(JSON.stringify(recorded), { parser: 'json', printWidth: 120 }));
  }
  const run = recordedRun();
  for (const language of ['en', 'de'] as const) writeFileSync(pages[language], printReport(language, criteria, run));
}

await main(process.argv.slice(2));
