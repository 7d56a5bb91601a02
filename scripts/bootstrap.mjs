// `node scripts/bootstrap.mjs <script> [arguments]`: from bare Node 20 and npm to a running package.json script.
// Has no dependencies, since nothing is installed yet; Node 20 must be able to read it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE = '24.21.0';
const PNPM = '12.21.0';
const LOCKFILE = 'pnpm-lock.yaml';
const STAMP = 'node_modules/.foyer-installed';

const [script, ...scriptArguments] = process.argv.slice(2);
const env = { ...process.env };
const shell = process.platform === 'win32';
const parent = process.ppid;

const say = (sentence) => console.error(`bootstrap: ${sentence}`);

function fail(reason, exitCode) {
  say(reason);
  process.exit(exitCode || 1);
}

const majorOf = (version) => Number(/^v?(\d+)\./.exec(version ?? '')?.[1] ?? 0);

/** Puts Node and pnpm first in PATH: those at hand where they are new enough, else copies that npm keeps in its cache. */
function provideTools() {
  const missing = [];
  if (majorOf(process.version) < majorOf(NODE)) missing.push(`node@${NODE}`);
  else env.PATH = dirname(process.execPath) + delimiter + env.PATH;
  const pnpm = spawnSync('pnpm', ['--version'], { env, encoding: 'utf8', shell });
  if (majorOf(pnpm.stdout) < majorOf(PNPM)) missing.push(`pnpm@${PNPM}`);
  if (missing.length === 0) return;

  say(`getting ${missing.join(' and ')} through npm (kept in npm's cache)`);
  const packages = missing.map((name) => `--package=${name}`);
  const found = spawnSync('npm', ['exec', '--yes', ...packages, '-c', 'node -p "process.env.PATH"'], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell,
  });
  if (found.status !== 0) fail(`npm could not provide ${missing.join(' and ')}`, found.status);
  env.PATH = found.stdout.trim();
}

/** Installs when the lockfile is another than at the last install that succeeded. */
function installDependencies() {
  const lockfile = readFileSync(LOCKFILE, 'utf8');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockfile) return;
  say('installing dependencies');
  const started = Date.now();
  const install = spawnSync('pnpm', ['install', '--frozen-lockfile', '--reporter=append-only'], {
    // pnpm asks before it removes a node_modules of another origin, which would block unattended runs.
    env: { ...env, CI: 'true' },
    stdio: ['ignore', 2, 2],
    shell,
  });
  if (install.status !== 0) fail('pnpm install failed', install.status);
  writeFileSync(STAMP, lockfile);
  say(`dependencies installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

if (!script) fail('name a script of package.json');
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
provideTools();
installDependencies();
if (process.ppid !== parent) fail('stopped', 143);
say(`running "${[script, ...scriptArguments].join(' ')}"`);
const child = spawn('pnpm', ['--silent', 'run', script, ...scriptArguments], { env, stdio: 'inherit', shell });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm ends on SIGTERM without telling its children: notice that the parent has changed, also while installing.
setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
