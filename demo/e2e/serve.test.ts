import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { freePort } from '@foyer/testing/node/free-port.ts';

let dataDirectory = '';
before(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'foyer-serve-'));
});
after(() => rm(dataDirectory, { recursive: true }));

async function freePorts() {
  const [page, endpoint, mail, smtp] = [await freePort(), await freePort(), await freePort(), await freePort()];
  return { PORT: page, FOYER_PORT: endpoint, FOYER_MAIL_PORT: mail, FOYER_SMTP_PORT: smtp };
}

function serve(environment: Readonly<Record<string, string | number>>): ChildProcess {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    FOYER_DATA: dataDirectory,
    FOYER_INBOX_TOKEN: 'token-for-this-test',
  };
  for (const [name, value] of Object.entries(environment)) env[name] = String(value);
  return spawn(process.execPath, ['--conditions=foyer:source', resolve(import.meta.dirname, '../serve.ts')], { env });
}

async function linesUntilReady(server: ChildProcess): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: server.stdout! })) {
    lines.push(line);
    if (line === 'ready') break;
  }
  return lines;
}

async function ending(server: ChildProcess): Promise<{ code: number | null; said: string }> {
  let said = '';
  server.stderr!.on('data', (chunk) => (said += String(chunk)));
  const [code] = await once(server, 'close');
  return { code, said };
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`npm start prints the URL of every server, and ${signal} stops them all`, async (t) => {
    const ports = await freePorts();
    const server = serve(ports);
    t.after(() => server.kill('SIGKILL'));
    const ended = ending(server);

    const lines = await linesUntilReady(server);

    assert.deepEqual(lines, [
      `page http://127.0.0.1:${ports.PORT}`,
      `inbox http://127.0.0.1:${ports.FOYER_PORT}/inbox?token=token-for-this-test`,
      `endpoint http://127.0.0.1:${ports.FOYER_PORT}`,
      `mail http://127.0.0.1:${ports.FOYER_MAIL_PORT}`,
      `data ${join(dataDirectory, 'foyer.sqlite')}`,
      'ready',
    ]);
    const page = await fetch(`http://127.0.0.1:${ports.PORT}`);
    const html = await page.text();
    assert.ok(html.includes(`src="http://127.0.0.1:${ports.FOYER_PORT}/foyer.js"`), 'the page names the script file');
    assert.ok(!html.includes('{{'), 'no placeholder is left');
    assert.match(page.headers.get('content-security-policy') ?? '', /require-trusted-types-for 'script'/);

    server.kill(signal);
    assert.equal((await ended).code, 0);
    for (const port of Object.values(ports)) await assert.rejects(fetch(`http://127.0.0.1:${port}`));
  });
}

for (const variable of ['PORT', 'FOYER_PORT', 'FOYER_MAIL_PORT', 'FOYER_SMTP_PORT'] as const) {
  test(`a busy ${variable} prevents the start, and the error names the variable to set`, async (t) => {
    const ports = await freePorts();
    const neighbor = createServer().listen(ports[variable], '127.0.0.1');
    await once(neighbor, 'listening');
    t.after(() => neighbor.close());

    const { code, said } = await ending(serve(ports));

    assert.equal(code, 1);
    assert.equal(said, `start: port ${ports[variable]} is busy; set ${variable} to a free one.\n`);
  });
}

test('an invalid port is refused with the allowed range', async () => {
  const { code, said } = await ending(serve({ PORT: 'four' }));
  assert.equal(code, 1);
  assert.equal(said, 'start: PORT=four is not a port; it is a whole number from 1 to 65535.\n');
});

test('the same port for two servers is refused', async () => {
  const ports = await freePorts();
  const { code, said } = await ending(serve({ ...ports, FOYER_PORT: ports.PORT }));
  assert.equal(code, 1);
  assert.equal(said, `start: port ${ports.PORT} is wanted twice; set PORT or FOYER_PORT to another one.\n`);
});
