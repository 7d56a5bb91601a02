// `npm create foyer` in an empty folder with an empty home, from the packed packages at a registry on this machine, up to a
// message in the new site's database; and the same way with a person at a terminal.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../node/free-port.ts';
import { startVisitor } from '../node/visitor.ts';
import { packAll, PACKAGES, run, tarballIn } from './packed.ts';
import { answersTheSum, storedMessages } from './published-app.ts';
import { commandEnvironment, publishTarball, type Registry, startRegistry, withUpstream } from './registry.ts';

const PATIENCE_MS = 150_000;

const upstream = (await run('npm', ['config', 'get', 'registry'])).trim();
/** What is not ours comes from there. */
const isReachable = await fetch(new URL('-/ping', upstream)).then(
  ({ ok }) => ok,
  () => false,
);
const byFlags = { skip: isReachable ? false : `${upstream} does not answer`, timeout: 200_000 };
const byHand = process.platform === 'linux' ? byFlags : { skip: 'needs `script` of util-linux' };

const work = mkdtempSync(join(tmpdir(), 'foyer-create-'));
const home = join(work, 'home');
let registry: Registry | undefined;

before(async () => {
  if (!isReachable) return;
  registry = await startRegistry(join(work, 'registry'));
  await packAll(work);
  for (const name of PACKAGES) await publishTarball(tarballIn(work, name), registry);
  registry = await withUpstream(registry, /foyer/, upstream);
  mkdirSync(home);
});
after(async () => {
  await registry?.stop();
  rmSync(work, { recursive: true, force: true });
});

interface Started {
  /** All that it has written. */
  log(): string;
  /** Resolves with the first match in what it writes. */
  says(words: RegExp): Promise<RegExpExecArray>;
  types(keys: string): void;
  /** Resolves with the exit code. */
  ends(): Promise<number | null>;
  /** Presses Ctrl-C, which reaches all programs of a terminal, and resolves with the exit code. */
  stops(): Promise<number | null>;
}

/** @param inTerminal starts it in a real one, which util-linux' `script` provides */
function start(
  context: TestContext,
  command: string,
  { cwd, inTerminal }: { cwd: string; inTerminal?: boolean },
): Started {
  const shell = inTerminal
    ? ['script', '-qfec', `stty columns 100 rows 40; ${command}`, '/dev/null']
    : ['sh', '-c', command];
  const [program = '', ...args] = shell;
  assert.ok(registry);
  // Otherwise npm asks in a terminal whether it may install a command that is new to it.
  const environment = {
    ...commandEnvironment(registry),
    HOME: home,
    TERM: 'xterm',
    LANG: 'de_DE.UTF-8',
    NPM_CONFIG_YES: 'true',
  };
  const child = spawn(program, args, { cwd, detached: true, env: environment });
  const exit = once(child, 'exit');
  const signals = (signal: NodeJS.Signals) => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, signal);
  };
  context.after(() => signals('SIGKILL'));
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += String(chunk)));
  return {
    log: () => log,
    async says(words) {
      const end = Date.now() + PATIENCE_MS;
      for (;;) {
        const found = words.exec(log);
        if (found) return found;
        if (Date.now() > end) throw new Error(`${command} does not say ${words}:\n${log}`);
        await sleep(50);
      }
    },
    types: (keys) => void child.stdin.write(keys),
    async ends() {
      await exit;
      return child.exitCode;
    },
    async stops() {
      if (inTerminal) child.stdin.write('\x03');
      else signals('SIGINT');
      await exit;
      return child.exitCode;
    },
  };
}

function emptyFolder(name: string): string {
  const folder = join(work, name);
  mkdirSync(folder);
  return folder;
}

/** Two in a row. */
async function freePorts(): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (port > 1024 && port < 65_000 && !(await isListening(port + 1))) return port;
  }
}

function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise((resolve) => {
    socket
      .once('connect', () => resolve(true))
      .once('error', () => resolve(false))
      .once('connect', () => socket.destroy());
  });
}
test('flags alone lead from an empty folder to a message in the database', byFlags, async (context) => {
  const folder = emptyFolder('by-flags');
  const port = await freePorts();
  const options = `--yes --widgets contact-card --origin https://www.example.org --mail-to o@example.org --port ${port}`;
  const started = start(context, `npm create foyer@latest my-site -- ${options}`, { cwd: folder });
  const [, pageUrl = ''] = await started.says(/^page (\S+)$/m);
  await started.says(/^inbox http:\S+token=\S+$/m);
  await started.says(/^ready$/m);
  assert.match(started.log(), /my-site has its files[^]*npm install[^]*Installed in \d+ s/);

  const visitor = await startVisitor('chromium');
  assert.ok(visitor);
  context.after(() => visitor.leaves());
  await visitor.opens(pageUrl);
  await visitor.fills('E-Mail', 'mia@example.org');
  await visitor.fills('Nachricht', 'Guten Morgen');
  await answersTheSum(visitor, (a, b) => `Kurze Rechenfrage (gegen Werbung) Wie viel ist ${a} plus ${b}?`);
  await visitor.clicks('Nachricht senden');
  await visitor.sees('Danke, Ihre Nachricht ist angekommen.');
  const shifts = `new Promise((resolve) => new PerformanceObserver((list) => resolve(list.getEntries().map(({ value }) => value)))
    .observe({ type: 'layout-shift', buffered: true })), new Promise((resolve) => setTimeout(resolve, 200, []))`;
  const values = (await visitor.evaluates(`Promise.race([${shifts}])`)) as number[];
  assert.ok(
    values.every((value) => value < 0.02),
    `the page jumps: ${values.join()}`,
  );
  assert.deepEqual(storedMessages(join(folder, 'my-site/.data'), 'mia@example.org'), [
    { form: 'contact', status: 'accepted', fields: { email: 'mia@example.org', message: 'Guten Morgen' } },
  ]);

  await started.stops();
  assert.deepEqual([await isListening(port), await isListening(port + 1)], [false, false]);
});

test('nothing is overwritten, and without a terminal the missing flags are named', byFlags, async (context) => {
  const cwd = emptyFolder('refused');
  writeFileSync(join(cwd, 'letter.txt'), 'Dear');
  const occupied = start(context, 'npm create foyer@latest . -- --yes', { cwd });
  await occupied.says(/is not empty: it has letter\.txt/);
  assert.equal(await occupied.ends(), 2);
  const silent = start(context, 'npm create foyer@latest site -- --language de </dev/null', { cwd });
  await silent.says(/no terminal to ask in[^]*--widgets contact-card,newsletter-signup --mail-to/);
  assert.equal(await silent.ends(), 2);
  assert.deepEqual(readdirSync(cwd), ['letter.txt']);
});

test('Ctrl-C at a question writes nothing', byHand, async (context) => {
  const cwd = emptyFolder('canceled');
  const canceled = start(context, 'npm create foyer@latest', { cwd, inTerminal: true });
  await canceled.says(/Where shall the files go/);
  assert.equal(await canceled.stops(), 130);
  assert.match(canceled.log(), /Nothing was written/);
  assert.deepEqual(readdirSync(cwd), []);
});

test('a person answers five questions, and Ctrl-C takes away what is half done', byHand, async (context) => {
  const cwd = emptyFolder('by-hand');
  const port = await freePorts();
  const asked = start(context, `npm create foyer@latest -- --port ${port}`, { cwd, inTerminal: true });
  for (const [question, keys] of [
    [/Where shall the files go/, 'shop\r'],
    [/Which forms/, '\r'],
    [/Which language[^]*Deutsch/, '\r'],
    [/Which address/, 'office@\r'],
    [/is no e-mail address; write one/, 'example.org\r'],
    [/Where is your site/, '\r'],
  ] as const) {
    await asked.says(question);
    asked.types(keys);
  }
  await asked.says(/npm install/);
  // The package manager has begun to write.
  while (!existsSync(join(cwd, 'shop/node_modules'))) await sleep(20);
  assert.equal(await asked.stops(), 130);
  assert.match(asked.log(), /Stopped: shop is gone again/);
  assert.deepEqual(readdirSync(cwd), []);
});
