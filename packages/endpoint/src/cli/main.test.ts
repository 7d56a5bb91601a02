import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort } from '@foyer/testing/node/free-port.ts';
import type { Challenge } from '@foyer/protocol';
import { contactMessage, solved, temporaryFolder } from '../testing/visitor.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

function run(context: TestContext, args: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--conditions=foyer:source', main, ...args], {
    cwd: temporaryFolder(context),
    env: { PATH: process.env['PATH'], ...environment },
  });
  context.after(() => child.kill('SIGKILL'));
  return child;
}

/** Output and exit code of a command. */
async function outcome(child: ChildProcessWithoutNullStreams) {
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  child.stderr.on('data', (chunk) => (text += chunk));
  const [code] = await once(child, 'close');
  return { code, text };
}

/** The lines up to `ready`, by their first word. */
async function untilReady(child: ChildProcessWithoutNullStreams): Promise<Record<string, string>> {
  const lines: Record<string, string> = {};
  for await (const line of createInterface(child.stdout)) {
    const [word = '', rest = ''] = line.split(' ', 2);
    lines[word] = rest;
    if (word === 'ready') break;
  }
  return lines;
}

test('serves until SIGTERM, and keeps its data after a restart', async (context) => {
  const data = temporaryFolder(context);
  const port = String(await freePort());
  const first = run(context, [], { PORT: port, FOYER_DATA: data });
  const printed = await untilReady(first);
  assert.equal(printed['endpoint'], `http://127.0.0.1:${port}`);
  assert.equal(printed['data'], join(data, 'foyer.sqlite'));
  assert.equal((await fetch(printed['inbox']!, { redirect: 'manual' })).status, 303);
  for (const file of ['secret', 'inbox-token', 'foyer.sqlite']) {
    assert.equal(statSync(join(data, file)).mode & 0o777, 0o600, file);
  }
  const challenge = (await (await fetch(`${printed['endpoint']}/contact/challenge`)).json()) as Challenge;
  const stopped = once(first, 'exit');
  first.kill('SIGTERM');
  assert.deepEqual(await stopped, [0, null]);

  const second = run(context, ['serve'], { PORT: port, FOYER_DATA: data });
  assert.equal((await untilReady(second))['inbox'], printed['inbox']);
  const response = await fetch(`${printed['endpoint']}/contact`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(contactMessage(await solved(challenge))),
  });
  assert.equal(response.status, 202);
});

test('a port in use is reported with the variable to change', async (context) => {
  const squatter = createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  context.after(() => squatter.close());
  const port = String((squatter.address() as { port: number }).port);
  const { code, text } = await outcome(run(context, [], { PORT: port }));
  assert.equal(code, 1);
  assert.match(text, new RegExp(`Port ${port} is taken: set PORT`));
});

test('--help lists the variables, --version prints the version, and a typo gets a hint', async (context) => {
  const help = await outcome(run(context, ['--help']));
  assert.equal(help.code, 0);
  for (const name of ['PORT', 'FOYER_DATA', 'FOYER_SECRET', 'SMTP_URL', '--config'])
    assert.ok(help.text.includes(name), name);
  const version = await outcome(run(context, ['--version']));
  assert.match(version.text, /^\d+\.\d+\.\d+/);
  for (const args of [['--confg'], ['sreve'], ['migrate'], ['serve', '--to', 'x']]) {
    const { code, text } = await outcome(run(context, args));
    assert.equal(code, 2);
    assert.match(text, /Try foyer-endpoint --help/);
  }
});

test('invalid settings make it exit with an error', async (context) => {
  const { code, text } = await outcome(run(context, ['--config', 'nowhere.yaml']));
  assert.equal(code, 1);
  assert.match(text, /nowhere\.yaml/);
});

test('init writes settings that pass check, and a second init does not overwrite them', async (context) => {
  const config = join(temporaryFolder(context), 'settings.yaml');
  const written = await outcome(run(context, ['init', '--config', config]));
  assert.deepEqual([written.code, written.text.split(' ')[0]], [0, config]);
  const checked = await outcome(run(context, ['check', '--no-mail', '--config', config]));
  assert.equal(checked.code, 0, checked.text);
  assert.match(checked.text, /^ok {5}settings: .*\nok {5}database: .*\nnote {3}mail: .*\n$/);
  assert.equal((await outcome(run(context, ['init', '--config', config]))).code, 1);
  assert.equal((await outcome(run(context, ['check'], { PORT: 'x' }))).code, 1);
});

test('migrate prints why it cannot run', async (context) => {
  const nowhere = await outcome(run(context, ['migrate', '--to', 'mysql://db/foyer']));
  assert.deepEqual([nowhere.code, nowhere.text], [1, 'foyer-endpoint migrate: --to needs a postgres:// URL.\n']);
  const nothing = await outcome(run(context, ['migrate', '--to', 'postgres://127.0.0.1:1/foyer']));
  assert.equal(nothing.code, 1);
  assert.match(nothing.text, /migrate: there is no .data\/foyer\.sqlite: set FOYER_DATA/);
});

test('prints no script tag without the address of the files', async (context) => {
  const { code, text } = await outcome(run(context, ['snippet']));
  assert.deepEqual([code, text.includes('FOYER_PUBLIC_URL')], [1, true]);
});

for (const at of ['www.example.org', 'ftp://example.org/foyer', 'https://example.org/foyer?v=1']) {
  test(`prints no script tag for files at ${at}`, async (context) => {
    const { code, text } = await outcome(run(context, ['snippet', '--at', at]));
    assert.deepEqual([code, text.includes('https://www.example.org/foyer')], [1, true]);
  });
}
