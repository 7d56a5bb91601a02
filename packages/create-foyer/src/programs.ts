// Runs what the new site needs: the package manager, then its own server.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { installCommand, type PackageManager } from './package-managers.ts';

interface Place {
  readonly folder: string;
  /** Ends the program. */
  readonly signal: AbortSignal;
}

/** Shows the package manager's own progress. Resolves with whether all is installed, once the program has ended. */
export async function install(manager: PackageManager, { folder, signal }: Place): Promise<boolean> {
  const { args, program, shell } = installCommand(manager, process.env, process.platform);
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'], shell });
  return (await ended(child, signal)) === 0;
}

/** Prints what the site prints. Resolves with its exit code, 0 where `signal` ended it. */
export async function runSite({ folder, signal }: Place, print: (line: string) => void): Promise<number> {
  const child = spawn(process.execPath, ['dev.js'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  createInterface({ input: child.stdout }).on('line', print);
  const code = await ended(child, signal);
  return signal.aborted ? 0 : code;
}

/**
 * In a terminal Ctrl-C reaches the child as well; a second signal does no harm. But Windows has no signals: there `kill()` ends
 * a program that is still closing its database.
 */
async function ended(child: ReturnType<typeof spawn>, signal: AbortSignal): Promise<number> {
  const end = () => void (process.platform === 'win32' || child.kill('SIGTERM'));
  signal.addEventListener('abort', end);
  try {
    const result: unknown[] = await once(child, 'close');
    const [code] = result;
    return typeof code === 'number' ? code : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  } finally {
    signal.removeEventListener('abort', end);
  }
}
