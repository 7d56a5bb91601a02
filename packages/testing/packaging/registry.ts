// A registry of npm packages on this machine, empty at first and without a network. Knows none of our packages.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../node/free-port.ts';
import { run } from './packed.ts';

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

/**
 * The same registry with all other packages, which come from `upstream`.
 *
 * @param own what only the registry has
 */
export async function withUpstream(registry: Registry, own: RegExp, upstream: string): Promise<Registry> {
  const server = createServer(({ url = '/' }, response) => {
    const base = own.test(decodeURIComponent(url)) ? registry.url : upstream;
    response.writeHead(307, { Location: new URL(url.slice(1), base).href }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the registry listens at no TCP port');
  const stop = async () => {
    server.close();
    server.closeAllConnections();
    await registry.stop();
  };
  return { ...registry, url: `http://127.0.0.1:${address.port}/`, stop };
}

/** The environment of a command that knows no other registry: settings of the npm that runs the tests would win. */
export function commandEnvironment({ url, userConfig }: Registry): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^p?npm_/i.test(name));
  return { ...Object.fromEntries(own), NPM_CONFIG_USERCONFIG: userConfig, NPM_CONFIG_REGISTRY: url };
}

/** Runs a command in that environment. */
export function runAt(registry: Registry, folder: string, command: readonly string[]): Promise<string> {
  const pairs = Object.entries(commandEnvironment(registry)).map(([name, value]) => `${name}=${value}`);
  return run('env', ['--ignore-environment', ...pairs, ...command], folder);
}

export async function publishTarball(tarball: string, registry: Registry): Promise<void> {
  await runAt(registry, dirname(tarball), ['npm', 'publish', tarball, '--provenance=false', '--loglevel=error']);
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
