// Delivers one lane of the outbox, several entries at a time, and retries failures. Knows nothing of what is delivered.
import { type Log, reasonOf } from '../domain/log-event.ts';
import type { OutboxLane } from '../domain/outbox.ts';
import type { Clock, OutboxQueue, Store } from '../domain/ports.ts';
import { drainLane } from './drain-lane.ts';
import type { Deliver } from './delivery.ts';
import { outageOf } from './outage.ts';
import type { SlotLimits } from './slots.ts';

export interface OutboxWorkerOptions {
  readonly store: () => Promise<Store & { readonly queue: OutboxQueue }>;
  readonly lane: OutboxLane;
  /** Identifies the settings of the lane's hook. */
  readonly hookSettings?: string;
  readonly limits: SlotLimits;
  readonly deliver: Deliver;
  /** Timeout of one attempt; less than 100 seconds. */
  readonly timeoutMs: number;
  readonly now: Clock;
  readonly log: Log;
}

export interface OutboxWorker {
  readonly lane: OutboxLane;
  /** Call after a write that may have queued entries of the lane. */
  wake(): void;
  /** Aborts the current deliveries, which are retried after the next start. */
  stop(): Promise<void>;
}

const maxPauseMs = 60_000;
/** The database may be busy for a moment; the pause doubles with each failure. */
const failurePauseMs = 1_000;

export function startOutboxWorker(options: OutboxWorkerOptions): OutboxWorker {
  const stopping = new AbortController();
  const { signal } = stopping;
  const outage = outageOf(options.now);
  const alarm = alarmClock();
  let failures = 0;

  const drain = async () => {
    try {
      const untilNext = await drainLane(options, { signal, outage, nextWake: alarm.next });
      failures = 0;
      return untilNext ?? maxPauseMs;
    } catch (error) {
      options.log({ event: 'outbox-failed', reason: reasonOf(error) });
      return failurePauseMs * 2 ** failures++;
    }
  };
  const work = async () => {
    while (!signal.aborted) {
      void alarm.next();
      await pauseUnlessWoken(await drain());
    }
  };
  const pauseUnlessWoken = async (ms: number) => {
    if (!signal.aborted && !alarm.hasRung()) await pause(ms, alarm.ring());
  };
  const running = work();
  return {
    lane: options.lane,
    wake: alarm.wake,
    async stop() {
      stopping.abort();
      alarm.wake();
      await running;
    },
  };
}

/** Remembers a wake until the lane is checked next. */
function alarmClock() {
  let ringing = Promise.withResolvers<void>();
  let hasRung = false;
  return {
    wake() {
      hasRung = true;
      ringing.resolve();
    },
    /** Starts over. */
    next() {
      hasRung = false;
      ringing = Promise.withResolvers();
      return ringing.promise;
    },
    hasRung: () => hasRung,
    ring: () => ringing.promise,
  };
}

/** Not longer than a minute, also where the lane is empty: another process may have added entries. */
async function pause(ms: number, woken: Promise<void>): Promise<void> {
  const over = Promise.withResolvers<void>();
  const timer = setTimeout(over.resolve, Math.min(maxPauseMs, ms)).unref();
  await Promise.race([over.promise, woken]);
  clearTimeout(timer);
}
