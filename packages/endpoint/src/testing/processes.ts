// For tests: endpoints in processes of their own.
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort } from '@foyer/testing/node/free-port.ts';
import { temporaryFolder, type Visitor, visitorOf } from './visitor.ts';

const main = fileURLToPath(new URL('../cli/main.ts', import.meta.url));

export interface EndpointProcess {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  readonly url: string;
  readonly visitor: Visitor;
}

interface Start {
  readonly environment: Readonly<Record<string, string>>;
  /** The command that runs Node; a tracer may precede it. */
  readonly command?: readonly string[];
}

/** Resolves once it serves; stopped after the test. */
export async function startProcess(context: TestContext, start: Start): Promise<EndpointProcess> {
  const port = await freePort();
  const { environment, command = [process.execPath] } = start;
  const [program = '', ...args] = command;
  const child = spawn(program, [...args, '--conditions=foyer:source', main], {
    cwd: temporaryFolder(context),
    env: { PATH: process.env['PATH'], PORT: String(port), FOYER_RATE_LIMIT: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  context.after(() => child.kill('SIGKILL'));
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  if (!(await isReady(child.stdout))) {
    // Another process took the free port meanwhile.
    if (complaints.includes('is taken')) return startProcess(context, start);
    throw new Error(`The endpoint did not start: ${complaints}`);
  }
  const url = `http://127.0.0.1:${port}`;
  return { process: child, url, visitor: visitorOf({ fetch: (request) => fetch(request) }, url) };
}

async function isReady(output: Readable): Promise<boolean> {
  for await (const line of createInterface(output)) if (line === 'ready') return true;
  return false;
}

/** Like a power failure: without cleanup. */
export async function killed({ process: child }: EndpointProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
