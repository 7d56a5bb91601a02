// Delivers one lane of the outbox, one entry at a time, and retries failures. Knows nothing of what is delivered.
import { type Log, reasonOf } from '../domain/log-event.ts';
import { isExhausted, type OutboxEntry, type OutboxLane, retryDelayMs } from '../domain/outbox.ts';
import type { Clock, OutboxQueue, Store } from '../domain/ports.ts';
import type { Deliver } from './delivery.ts';

export interface OutboxWorkerOptions {
  readonly store: () => Promise<Store & { readonly queue: OutboxQueue }>;
  readonly lane: OutboxLane;
  readonly deliver: Deliver;
  /** Timeout of one attempt; less than 90 seconds. */
  readonly timeoutMs: number;
  readonly now: Clock;
  readonly log: Log;
}

export interface OutboxWorker {
  /** Call after a write that may have queued entries. */
  wake(): void;
  /** Aborts the current delivery, which is retried after the next start. */
  stop(): Promise<void>;
}

/** Longer than any attempt, so that no other worker claims an entry in delivery. */
const leaseMs = 2 * 60_000;
const maxPauseMs = 60_000;
/** The database may be busy for a moment; the pause doubles with each failure. */
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

/** Delivers everything that is due. Returns milliseconds until the next entry, or undefined where the lane is empty. */
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
  const { hook, kind, deliveryId } = entry;
  const named = { deliveryId, kind, ...(hook !== null && { hook: hook.name }) };
  if (result.status === 'sent') {
    await store.queue.markSent(deliveryId, iso(now()));
    return log({ event: 'delivery-sent', ...named });
  }
  if (result.status === 'lapsed') return store.queue.remove(deliveryId);
  if (result.status === 'held') return store.queue.hold(deliveryId, iso(result.until));
  if (signal.aborted) return store.queue.release(deliveryId, iso(now()));
  const addressRefused = result.status === 'refused';
  const givenUp = addressRefused || isExhausted(entry, now());
  const dueAt = iso(now() + retryDelayMs(entry.attempts));
  const failedAt = givenUp ? iso(now()) : null;
  await store.queue.postpone(deliveryId, { dueAt, error: result.reason, failedAt, addressRefused });
  log({ event: givenUp ? 'delivery-given-up' : 'delivery-waits', ...named, reason: result.reason });
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
