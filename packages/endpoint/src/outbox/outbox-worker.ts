// Empties one lane of the outbox, one row at a time, and tries again later what failed. Knows neither SMTP nor what is sent.
import { type Log, reasonOf } from '../domain/log-event.ts';
import { isExhausted, type OutboxEntry, type OutboxLane, retryDelayMs } from '../domain/outbox.ts';
import type { Clock, OutboxQueue, Store } from '../domain/ports.ts';
import type { Deliver } from './delivery.ts';

export interface OutboxWorkerOptions {
  readonly store: () => Promise<Store & { readonly queue: OutboxQueue }>;
  readonly lane: OutboxLane;
  readonly deliver: Deliver;
  /** After which an attempt has failed; less than a minute and a half. */
  readonly timeoutMs: number;
  readonly now: Clock;
  readonly log: Log;
}

export interface OutboxWorker {
  /** There may be something to send. */
  wake(): void;
  /** Breaks off what is under way: it waits for the next start. */
  stop(): Promise<void>;
}

/** Longer than any attempt: what is under way is nobody else's. */
const leaseMs = 2 * 60_000;
const maxPauseMs = 60_000;
/** The database may only be busy for a moment; each further failure doubles the pause. */
const failurePauseMs = 1_000;

export function startOutboxWorker(options: OutboxWorkerOptions): OutboxWorker {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let wakePending = false;
  let failures = 0;
  const stopping = new AbortController();
  const { signal } = stopping;

  const wake = () => {
    clearTimeout(timer);
    wakePending = true;
    running ??= work();
  };
  const work = async () => {
    while (wakePending && !signal.aborted) {
      wakePending = false;
      const pauseMs = await deliverDue(options, signal).then(
        (untilNext) => {
          failures = 0;
          return untilNext;
        },
        (error: unknown) => {
          options.log({ event: 'outbox-failed', reason: reasonOf(error) });
          return Math.min(maxPauseMs, failurePauseMs * 2 ** failures++);
        },
      );
      if (pauseMs !== undefined && !signal.aborted) timer = setTimeout(wake, pauseMs).unref();
    }
    running = undefined;
  };
  wake();
  return {
    wake,
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}

/** Sends what is due; returns milliseconds until there is more, or undefined where nothing waits. */
export async function deliverDue(options: OutboxWorkerOptions, signal: AbortSignal): Promise<number | undefined> {
  const store = await options.store();
  const { queue } = store;
  while (!signal.aborted) {
    const now = options.now();
    const entry = await queue.claim(iso(now), iso(now + leaseMs), options.lane);
    if (entry === undefined) break;
    await deliverOne(entry, store, { ...options, signal });
  }
  const next = await queue.nextDue(options.lane);
  return next === undefined ? undefined : Math.min(maxPauseMs, Math.max(0, Date.parse(next) - options.now()));
}

interface DeliveryOptions extends Pick<OutboxWorkerOptions, 'deliver' | 'timeoutMs' | 'now' | 'log'> {
  readonly signal: AbortSignal;
}

async function deliverOne(
  entry: OutboxEntry,
  store: Store & { readonly queue: OutboxQueue },
  { deliver, timeoutMs, now, log, signal }: DeliveryOptions,
): Promise<void> {
  const result = await deliver(entry, store, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]));
  const { hook, kind, entryId } = entry;
  const named = { mailId: entryId, kind, ...(hook !== null && { hook: hook.name }) };
  if (result.status === 'sent') {
    await store.queue.markSent(entryId, iso(now()));
    return log({ event: 'mail-sent', ...named });
  }
  if (signal.aborted) return store.queue.release(entryId, iso(now()));
  const addressRefused = result.status === 'refused';
  const givenUp = addressRefused || isExhausted(entry, now());
  const dueAt = iso(now() + retryDelayMs(entry.attempts));
  const failedAt = givenUp ? iso(now()) : null;
  await store.queue.postpone(entryId, { dueAt, error: result.reason, failedAt, addressRefused });
  log({ event: givenUp ? 'mail-given-up' : 'mail-waits', ...named, reason: result.reason });
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
