// Runs housekeeping at the start and every hour. Knows nothing of what it deletes.
import { type Log, reasonOf } from './domain/log-event.ts';

export interface Housekeeping {
  /** Resolves once the current run has ended. */
  stop(): Promise<void>;
}

export interface HousekeepingOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds of a monotonic clock. */
  readonly uptime?: () => number;
  readonly run: (now: number) => Promise<void>;
  readonly log: Log;
  readonly everyMs?: number;
}

const hourMs = 60 * 60_000;
const toleranceMs = 10 * 60_000;

export function startHousekeeping({ everyMs = hourMs, ...options }: HousekeepingOptions): Housekeeping {
  const isClockStable = clockStability(options);
  const run = () =>
    options.run(options.now()).catch((error: unknown) => {
      // Retried in an hour.
      options.log({ event: 'housekeeping-failed', reason: reasonOf(error) });
    });
  // At the start too: some hosts stop and start their programs every few minutes.
  let running = run();
  const timer = setInterval(() => {
    if (isClockStable()) running = run();
  }, everyMs).unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

/** A clock that jumps ahead would make everything expire at once, so it is trusted again only after a steady hour. */
export function clockStability({
  now,
  uptime = () => performance.now(),
}: Pick<HousekeepingOptions, 'now' | 'uptime'>): () => boolean {
  let offset = now() - uptime();
  return () => {
    const drift = Math.abs(now() - uptime() - offset);
    offset = now() - uptime();
    return drift < toleranceMs;
  };
}
