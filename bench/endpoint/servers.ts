// The built servers to measure, each in its own process: the endpoint and the handler that only inserts.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from '@foyer/testing/node/free-port.ts';

export interface Server {
  readonly url: string;
  /** Milliseconds from its start until it reports that it is ready. */
  readonly startMs: number;
  /** Resident memory, megabytes. */
  memory(): number;
  kill(): Promise<void>;
}

export const command = fileURLToPath(new URL('../dist/cli/main.js', import.meta.resolve('@foyer/endpoint')));
const bareInsert = fileURLToPath(new URL('../baseline/bare-insert.ts', import.meta.url));

export async function startEndpoint(environment: Readonly<Record<string, string>>): Promise<Server> {
  const port = await freePort();
  const settings = { PORT: String(port), FOYER_RATE_LIMIT: 'off', FOYER_CAPTCHA_SECONDS: '86400', ...environment };
  return start([command], port, { PATH: process.env['PATH'], ...settings });
}

export async function startBareInsert(folder: string): Promise<Server> {
  const port = await freePort();
  return start([bareInsert, folder, String(port)], port, { PATH: process.env['PATH'] });
}

async function start(args: readonly string[], port: number, env: NodeJS.ProcessEnv): Promise<Server> {
  const since = performance.now();
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const url = `http://127.0.0.1:${port}`;
  await ready(child);
  return {
    url,
    startMs: performance.now() - since,
    memory: () => residentMegabytes(child.pid),
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function ready(child: ChildProcess): Promise<void> {
  if (child.stdout === null) throw new Error('the server has no output');
  for await (const line of createInterface(child.stdout)) if (line === 'ready') return;
  throw new Error('the server did not start');
}

function residentMegabytes(pid: number | undefined): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
