// A registry of npm packages on this machine, empty and without a network.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../node/free-port.ts';

const START_MS = 20_000;

const CONFIG = `storage: ./storage
auth: { htpasswd: { file: ./htpasswd } }
packages: { '**': { access: $all, publish: $authenticated } }
log: { type: stdout, level: error }
`;

export interface Registry {
  readonly url: string;
  /** An .npmrc that may publish. */
  readonly userConfig: string;
  stop(): Promise<void>;
}

export async function startRegistry(folder: string): Promise<Registry> {
  mkdirSync(folder);
  writeFileSync(join(folder, 'config.yaml'), CONFIG);
  const port = await freePort();
  const home = dirname(createRequire(import.meta.url).resolve('verdaccio/package.json'));
  const server = spawn(
    process.execPath,
    [join(home, 'bin/verdaccio'), '--config', join(folder, 'config.yaml'), '--listen', `127.0.0.1:${port}`],
    { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  process.once('exit', () => server.kill());
  const url = `http://127.0.0.1:${port}/`;
  const userConfig = join(folder, 'npmrc');
  writeFileSync(userConfig, `registry=${url}\n//127.0.0.1:${port}/:_authToken=${await createUser(url)}\n`);
  const stop = async () => {
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  };
  return { url, userConfig, stop };
}

/** Tries until the registry answers, and resolves with the user's token. */
async function createUser(url: string): Promise<string> {
  const body = JSON.stringify({ name: 'publisher', password: 'a-password-of-tests' });
  const end = Date.now() + START_MS;
  for (;;) {
    const request = { method: 'PUT', headers: { 'content-type': 'application/json' }, body };
    const response = await fetch(`${url}-/user/org.couchdb.user:publisher`, request).catch(() => undefined);
    if (response?.ok) {
      const { token } = (await response.json()) as { token: string };
      return token;
    }
    if (Date.now() > end) throw new Error(`the registry does not start: ${response?.status ?? 'no answer'}`);
    await sleep(100);
  }
}
