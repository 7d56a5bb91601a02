// Every hour: forgets what is older than it may be. Knows neither what that is nor how it is stored.
import { type Log, reasonOf } from './domain/log-event.ts';

export interface Housekeeping {
  /** Resolves when what is under way has ended. */
  stop(): Promise<void>;
}

export interface HousekeepingOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds of a clock that nobody sets. */
  readonly uptime?: () => number;
  readonly run: (now: number) => Promise<void>;
  readonly log: Log;
  readonly everyMs?: number;
}

const hourMs = 60 * 60_000;
const toleranceMs = 10 * 60_000;

export function startHousekeeping({ everyMs = hourMs, ...options }: HousekeepingOptions): Housekeeping {
  const isClockStable = clockStability(options);
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    if (!isClockStable()) return;
    running = options.run(options.now()).catch((error: unknown) => {
      // Tried again in an hour.
      options.log({ event: 'housekeeping-failed', reason: reasonOf(error) });
    });
  }, everyMs).unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

/** A clock that jumped would make everything old at once: it is believed after an hour in which it went as clocks do. */
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
