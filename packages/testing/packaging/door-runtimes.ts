// The packed door, @foyer/protocol/server, in the runtimes of others: each one serves the same small server by its own command.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../node/free-port.ts';
import { run } from './packed.ts';
import type { Server } from './published-app.ts';

export const runtimes = ['bun', 'deno', 'workerd'] as const;
type Runtime = (typeof runtimes)[number];

const START_MS = 20_000;

const command: Readonly<Record<Runtime, (port: number) => readonly string[]>> = {
  bun: () => ['bun', 'door.js'],
  deno: (port: number) => ['deno', 'serve', '--host', '127.0.0.1', '--port', String(port), 'door.js'],
  // It knows no node_modules: Vite bundles for it.
  workerd: () => ['workerd', 'serve', 'door.capnp'],
};

/** False, or why it cannot be tried. */
export function missing(runtime: Runtime): string | false {
  return spawnSync(runtime, ['--version']).status !== 0 && `${runtime} is not installed here`;
}

const capnp = (port: number) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "door", worker = .door)],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "door")],
);
const door :Workerd.Worker = (
  compatibilityDate = "2026-01-01",
  modules = [(name = "door.js", esModule = embed "bundle/door.js")],
);
`;

/** @param project has the packed packages and Vite */
export async function serveDoor(project: string, runtime: Runtime): Promise<Server> {
  const port = await freePort();
  const source = readFileSync(join(import.meta.dirname, 'door-server.ts'), 'utf8');
  writeFileSync(join(project, 'door.js'), stripTypeScriptTypes(source));
  if (runtime === 'workerd') {
    writeFileSync(join(project, 'door.capnp'), capnp(port));
    writeFileSync(
      join(project, 'door.config.js'),
      'export default { ssr: { noExternal: true, target: "webworker" } };',
    );
    const options = ['--ssr', 'door.js', '--outDir', 'bundle', '--config', 'door.config.js', '--logLevel', 'warn'];
    await run(join(project, 'node_modules/.bin/vite'), ['build', ...options], project);
  }
  const [program = '', ...args] = command[runtime](port);
  const child = spawn(program, args, {
    cwd: project,
    env: { ...process.env, BUN_PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.once('exit', () => child.kill());
  const url = `http://127.0.0.1:${port}`;
  await answers(url, child);
  return { url, stop: () => ends(child) };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const end = Date.now() + START_MS;
  while (!(await fetch(`${url}/contact/challenge`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null || Date.now() > end) throw new Error(`nothing serves the door at ${url}`);
    await sleep(50);
  }
}

async function ends(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  child.kill();
  await exit;
}
