// For tests: endpoints in processes of their own, as an owner runs them.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort } from '@foyer/testing/node/free-port.ts';
import { temporaryFolder, type Visitor, visitorOf } from './visitor.ts';

const main = fileURLToPath(new URL('../cli/main.ts', import.meta.url));

export interface EndpointProcess {
  readonly process: ChildProcess;
  readonly url: string;
  readonly visitor: Visitor;
}

/** Resolves when it answers; ends with the test. */
export async function startProcess(
  context: TestContext,
  environment: Readonly<Record<string, string>>,
  command: readonly string[] = [process.execPath],
): Promise<EndpointProcess> {
  const port = await freePort();
  const [program = '', ...args] = command;
  const child = spawn(program, [...args, '--conditions=foyer:source', main], {
    cwd: temporaryFolder(context),
    env: { PATH: process.env['PATH'], PORT: String(port), FOYER_RATE_LIMIT: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  context.after(() => child.kill('SIGKILL'));
  for await (const line of createInterface(child.stdout)) if (line === 'ready') break;
  child.stdout.resume();
  const url = `http://127.0.0.1:${port}`;
  return { process: child, url, visitor: visitorOf({ fetch: (request) => fetch(request) }, url) };
}

/** As a power failure ends it: nothing is tidied up. */
export async function killed({ process: child }: EndpointProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
