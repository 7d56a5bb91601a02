// One command of a toolchain, with its whole log. Knows no toolchain.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

const TAIL_LINES = 40;

/** Nothing is reported to makers of tools, and nothing is asked. */
const QUIET = {
  CI: '1',
  NO_COLOR: '1',
  ASTRO_TELEMETRY_DISABLED: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
  NG_CLI_ANALYTICS: 'false',
};

// Scripts of our own package.json are under way: an app must not read their names as its own. Where packages come from stays.
const OF_OUR_SCRIPT = /^p?npm_(?!config_(?:registry|userconfig|cafile|cache|(?:https?_?|no)?proxy)$)/i;

function environment(additions: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !OF_OUR_SCRIPT.test(name));
  return { ...Object.fromEntries(inherited), ...QUIET, ...additions };
}

export interface Running {
  /** What it has written so far, to both streams. */
  log(): string;
  /** Settles when it ends, with its exit code. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

/** Starts a command in a process group of its own, so that its children stop with it. */
export function start(
  command: readonly string[],
  cwd: string,
  additions: Readonly<Record<string, string>> = {},
): Running {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment(additions),
  });
  let log = '';
  child.stdout.on('data', (chunk) => (log += String(chunk)));
  child.stderr.on('data', (chunk) => (log += String(chunk)));
  const killAll = () => killGroup(child);
  process.once('exit', killAll);
  const ended = once(child, 'close').then(([code]) => {
    process.off('exit', killAll);
    return typeof code === 'number' ? code : 1;
  });
  const stop = async () => {
    killAll();
    await ended;
  };
  return { log: () => log, ended, stop };
}

function killGroup({ pid, exitCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null) return;
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It has ended meanwhile.
  }
}

export function tail(log: string): string {
  return log.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
}
