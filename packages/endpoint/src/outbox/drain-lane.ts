// Delivers what is due in one lane, several entries at a time. Knows neither timers nor what is delivered.
import { setTimeout } from 'node:timers/promises';
import type { LogEvent } from '../domain/log-event.ts';
import { type ClaimLimits, isExhausted, type OutboxEntry, retryDelayMs } from '../domain/outbox.ts';
import type { OutboxQueue, Store } from '../domain/ports.ts';
import type { DeliveryResult } from './delivery.ts';
import { type Outage, outageOf } from './outage.ts';
import type { OutboxWorkerOptions } from './outbox-worker.ts';
import { deliverySlots, isWithin } from './slots.ts';

type QueueStore = Store & { readonly queue: OutboxQueue };
type Unsent = Exclude<DeliveryResult, { readonly status: 'sent' | 'held' | 'lapsed' }>;

/** Longer than any attempt, so that no other worker claims an entry in delivery. */
const leaseMs = 2 * 60_000;
/** Retries become due meanwhile. */
const lookAgainMs = 1_000;

export interface Drain {
  readonly signal: AbortSignal;
  readonly outage?: Outage;
  /** Resolves with the next write that may have queued entries. */
  readonly nextWake?: () => Promise<void>;
}

/** Returns milliseconds until the next entry is due, or undefined without one. Rejects where the store fails. */
export async function drainLane(
  options: OutboxWorkerOptions,
  { signal, outage = outageOf(options.now), nextWake = () => new Promise(() => undefined) }: Drain,
): Promise<number | undefined> {
  const store = await options.store();
  if (await isClosed(options, store)) return undefined;
  const run = new LaneRun(options, { store, signal, outage });
  for (;;) {
    const woken = nextWake();
    if (await run.fill()) break;
    await run.progress(woken);
  }
  run.throwFailure();
  if (outage.pauseMs() > 0) return outage.pauseMs();
  const now = options.now();
  const next = await store.queue.nextDue(options.lane, iso(now));
  return next === undefined ? undefined : Math.max(0, Date.parse(next) - now);
}

async function isClosed({ hookSettings, lane }: OutboxWorkerOptions, { queue }: QueueStore): Promise<boolean> {
  return lane.hook !== undefined && hookSettings !== undefined && queue.isClosed(lane.hook, hookSettings);
}

interface RunContext {
  readonly store: QueueStore;
  readonly signal: AbortSignal;
  readonly outage: Outage;
}

class LaneRun {
  readonly #options: OutboxWorkerOptions;
  readonly #context: RunContext;
  readonly #slots;
  readonly #underWay = new Set<Promise<void>>();
  /** Nothing is due beyond these limits. */
  #emptyFor: ClaimLimits | undefined;
  #failure: { readonly error: unknown } | undefined;
  #isClosed = false;

  constructor(options: OutboxWorkerOptions, context: RunContext) {
    this.#options = options;
    this.#context = context;
    this.#slots = deliverySlots(options.limits);
  }

  throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  /** Starts deliveries while there are free slots. Returns true if nothing is in delivery and nothing is due. */
  async fill(): Promise<boolean> {
    while (this.#mayStart()) {
      const limits = this.#slots.limits();
      if (this.#emptyFor !== undefined && isWithin(limits, this.#emptyFor)) return this.#isIdle();
      const entry = await this.#claim(limits);
      if (entry === undefined) {
        this.#emptyFor = limits;
        // Not whether it is idle now, because a delivery that ended meanwhile may have freed a slot.
        return limits.underWay.length === 0;
      }
      this.#start(entry);
    }
    return this.#isIdle();
  }

  /** Resolves once a delivery has ended, or there may be new entries. */
  async progress(woken: Promise<void>): Promise<void> {
    if (this.#isIdle()) return;
    const waiting = new AbortController();
    const lookAgain = () => (this.#emptyFor = undefined);
    const later = setTimeout(lookAgainMs, undefined, { signal: waiting.signal, ref: false });
    await Promise.race([woken.then(lookAgain), later.then(lookAgain, () => undefined), ...this.#underWay]);
    waiting.abort();
  }

  #mayStart(): boolean {
    const { outage, signal } = this.#context;
    if (signal.aborted || this.#failure !== undefined || this.#isClosed) return false;
    if (this.#slots.isFull() || outage.pauseMs() > 0) return false;
    return this.#isIdle() || !outage.isProbing();
  }

  #isIdle(): boolean {
    return this.#underWay.size === 0;
  }

  async #claim(limits: ClaimLimits): Promise<OutboxEntry | undefined> {
    const { lane, now } = this.#options;
    try {
      const at = now();
      return await this.#context.store.queue.claim(iso(at), iso(at + leaseMs), { ...lane, ...limits });
    } catch (error) {
      this.#failure = { error };
      return undefined;
    }
  }

  #start(entry: OutboxEntry): void {
    this.#slots.take(entry);
    const attempt = this.#deliver(entry)
      .catch((error: unknown) => void (this.#failure ??= { error }))
      .finally(() => {
        this.#slots.free(entry);
        this.#underWay.delete(attempt);
      });
    this.#underWay.add(attempt);
  }

  async #deliver(entry: OutboxEntry): Promise<void> {
    const { deliver, timeoutMs } = this.#options;
    const { outage, signal, store } = this.#context;
    const attempt = deliver(entry, store, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]));
    const result = await attempt.catch((error: unknown) => this.#giveBack(entry, error));
    if (result.status === 'lapsed') return this.#drop(entry);
    if (result.status === 'sent') return this.#settle(entry, result);
    if (result.status === 'held') return store.queue.release(entry.deliveryId, iso(result.until));
    const { now } = this.#options;
    if (signal.aborted) return store.queue.release(entry.deliveryId, iso(now()));
    if (result.status === 'unavailable') this.#pause(entry, result.reason);
    else outage.end();
    if (result.status === 'gone') await this.#close(entry, result.reason);
    await this.#postpone(entry, result);
  }

  /** The store failed before anything was sent, so that the next attempt need not wait until the lease is over. */
  async #giveBack({ deliveryId }: OutboxEntry, error: unknown): Promise<never> {
    const { store } = this.#context;
    await store.queue.release(deliveryId, iso(this.#options.now())).catch(() => undefined);
    throw error;
  }

  async #drop({ deliveryId, ...entry }: OutboxEntry): Promise<void> {
    await this.#context.store.outbox.remove(deliveryId);
    this.#log({ event: 'delivery-dropped', ...naming({ deliveryId, ...entry }) });
  }

  async #settle(entry: OutboxEntry, result: DeliveryResult & { readonly status: 'sent' }): Promise<void> {
    const { outage, store } = this.#context;
    outage.end();
    const at = iso(this.#options.now());
    await store.queue.settle(async (records) => {
      if ('record' in result) await result.record(records);
      await records.outbox.markSent(entry.deliveryId, at);
    });
    this.#log({ event: 'delivery-sent', ...naming(entry) });
  }

  #pause({ hook }: OutboxEntry, reason: string): void {
    const { outage } = this.#context;
    if (!outage.begin()) return;
    const seconds = Math.round(outage.pauseMs() / 1000);
    this.#log({ event: 'lane-paused', reason, seconds, ...(hook !== null && { hook: hook.name }) });
  }

  /** The next entries wait until the owner acts: nothing is lost meanwhile. */
  async #close({ hook }: OutboxEntry, reason: string): Promise<void> {
    const { hookSettings } = this.#options;
    if (hook === null || hookSettings === undefined) return;
    this.#isClosed = true;
    await this.#context.store.queue.close(hook.name, hookSettings);
    this.#log({ event: 'hook-closed', hook: hook.name, reason });
  }

  async #postpone(entry: OutboxEntry, { reason, status }: Unsent): Promise<void> {
    const { outage, store } = this.#context;
    const now = this.#options.now();
    const isOutage = status === 'unavailable';
    const attempts = isOutage ? outage.failures() - 1 : entry.attempts;
    const givenUp = status === 'refused' || status === 'gone' || isExhausted({ ...entry, attempts }, now);
    await store.queue.postpone(entry.deliveryId, {
      dueAt: iso(now + (isOutage ? outage.pauseMs() : retryDelayMs(attempts))),
      error: reason,
      failedAt: givenUp ? iso(now) : null,
      addressRefused: status === 'refused',
      isOutage,
    });
    this.#log({ event: givenUp ? 'delivery-given-up' : 'delivery-waits', ...naming(entry), reason });
  }

  #log(event: LogEvent): void {
    this.#options.log(event);
  }
}

function naming({ deliveryId, hook, kind }: OutboxEntry) {
  return { deliveryId, kind, ...(hook !== null && { hook: hook.name, hookEvent: hook.event }) };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
