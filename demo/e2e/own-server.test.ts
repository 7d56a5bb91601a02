// The server that the docs show, as somebody's own: it passes the whole conformance kit, and keeps what it acknowledged.
import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { solveCaptcha } from '@foyer/protocol/conformance';
import { freePort } from '@foyer/testing/node/free-port.ts';
import { startMailCatcher } from '@foyer/testing/node/mail-catcher.ts';

const MOST_LINES = 150;

const home = join(import.meta.dirname, '../servers/node');
const work = mkdtempSync(join(tmpdir(), 'foyer-own-server-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
let server: ChildProcess;

function start(script: string, environment: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, ['--conditions=foyer:source', join(home, script)], {
    cwd: work,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill());
  return child;
}

async function startServer(): Promise<ChildProcess> {
  const child = start('server.ts', { PORT: String(port) });
  for await (const line of createInterface({ input: child.stdout! })) if (line === `endpoint ${url}`) return child;
  throw new Error('the server does not start');
}

async function ends(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

function database(query: string) {
  const file = new DatabaseSync(join(work, 'messages.sqlite'), { readOnly: true });
  const rows = file.prepare(query).all();
  file.close();
  return rows;
}

before(async () => (server = await startServer()));
after(async () => {
  await ends(server, 'SIGTERM');
  rmSync(work, { recursive: true, force: true });
});

test(`has at most ${MOST_LINES} lines`, () => {
  const lines = readFileSync(join(home, 'server.ts'), 'utf8').trimEnd().split('\n');
  assert.ok(lines.length <= MOST_LINES, `${lines.length} lines`);
  assert.deepEqual(
    lines.filter((line) => line.length > 120),
    [],
  );
});

test('passes the whole conformance kit, as its command tries it', async () => {
  const cli = new URL('./cli.ts', import.meta.resolve('@foyer/protocol/conformance'));
  const args = ['--conditions=foyer:source', cli.pathname, 'conformance', `${url}/contact`, '--profile', 'full'];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  assert.match(stdout, /^6\d passed, 0 failed, 0 skipped$/m);
});

async function send(form: string, parts: object): Promise<string> {
  const submissionId = crypto.randomUUID();
  const challenge: unknown = await (await fetch(`${url}/${form}/challenge`)).json();
  const message = { v: 1, submissionId, ...parts, captcha: await solveCaptcha(challenge, 'solved') };
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/${form}`, { method: 'POST', headers, body: JSON.stringify(message) });
  assert.equal(response.status, 202);
  return submissionId;
}

test('has what it acknowledged when it is killed at once', async () => {
  const submissionId = await send('contact', { fields: { email: 'lena@example.org', message: 'Hello' } });
  await ends(server, 'SIGKILL');
  assert.ok(database('SELECT id FROM messages').some(({ id }) => id === submissionId));
  server = await startServer();
});

test('asks a subscriber by mail, and counts the click, not the look', async (context) => {
  const catcher = await startMailCatcher();
  context.after(() => catcher.stop());
  const mails = start('mails.ts', { SMTP_URL: catcher.smtpUrl, PUBLIC_URL: url, MAIL_FROM: 'forms@example.org' });
  context.after(() => ends(mails, 'SIGTERM'));
  const consent = { text: 'I want the newsletter.', locale: 'en', given: true };
  await send('newsletter', { fields: { email: 'mia@example.org' }, consent });
  const mailed = () => catcher.messages().find(({ to }) => to.includes('mia@'));
  while (!mailed()) await sleep(50);
  assert.match(mailed()?.headers['list-unsubscribe'] ?? '', /\/unsubscribe\//);
  const [link = ''] = /http\S+/.exec(mailed()?.text ?? '') ?? [];
  const status = () => database(`SELECT status FROM subscribers WHERE email = 'mia@example.org'`)[0]?.['status'];
  assert.match(await (await fetch(link)).text(), /<form method="post">/);
  assert.equal(status(), 'pending');
  assert.match(await (await fetch(link, { method: 'POST' })).text(), /You are confirmed/);
  assert.equal(status(), 'confirmed');
});
