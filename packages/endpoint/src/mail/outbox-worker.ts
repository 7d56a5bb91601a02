// Empties one lane of the outbox, one row at a time, and tries again later what failed. Knows neither SMTP nor what is sent.
import { type Log, reasonOf } from '../domain/log-event.ts';
import type { Clock, Store } from '../domain/needs.ts';
import { isHopeless, type Lane, type Outbox, retryDelayMs, type WaitingMail } from '../domain/outbox.ts';
import type { SendResult } from './outgoing-mail.ts';

/** Never rejects but for a fault of the store; `signal` breaks it off. */
export type Deliver = (mail: WaitingMail, store: Store, signal: AbortSignal) => Promise<SendResult>;

export interface OutboxWorkerOptions {
  readonly store: () => Promise<Store & { readonly worklist: Outbox }>;
  readonly lane: Lane;
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
const longestNapMs = 60_000;
/** The database may only be busy for a moment; each further failure doubles the pause. */
const napAfterFailureMs = 1_000;

export function startOutboxWorker(options: OutboxWorkerOptions): OutboxWorker {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let wokenMeanwhile = false;
  let failures = 0;
  const stopping = new AbortController();
  const { signal } = stopping;

  const wake = () => {
    clearTimeout(timer);
    wokenMeanwhile = true;
    running ??= work();
  };
  const work = async () => {
    while (wokenMeanwhile && !signal.aborted) {
      wokenMeanwhile = false;
      const napMs = await sendDueMails(options, signal).then(
        (untilNext) => {
          failures = 0;
          return untilNext;
        },
        (error: unknown) => {
          options.log({ event: 'outbox-failed', reason: reasonOf(error) });
          return Math.min(longestNapMs, napAfterFailureMs * 2 ** failures++);
        },
      );
      if (napMs !== undefined && !signal.aborted) timer = setTimeout(wake, napMs).unref();
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
export async function sendDueMails(options: OutboxWorkerOptions, signal: AbortSignal): Promise<number | undefined> {
  const store = await options.store();
  const { worklist } = store;
  while (!signal.aborted) {
    const now = options.now();
    const mail = await worklist.claim(iso(now), iso(now + leaseMs), options.lane);
    if (mail === undefined) break;
    await sendOne(mail, store, { ...options, signal });
  }
  const next = await worklist.nextDue(options.lane);
  return next === undefined ? undefined : Math.min(longestNapMs, Math.max(0, Date.parse(next) - options.now()));
}

interface Sending extends Pick<OutboxWorkerOptions, 'deliver' | 'timeoutMs' | 'now' | 'log'> {
  readonly signal: AbortSignal;
}

async function sendOne(
  mail: WaitingMail,
  store: Store & { readonly worklist: Outbox },
  { deliver, timeoutMs, now, log, signal }: Sending,
): Promise<void> {
  const result = await deliver(mail, store, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]));
  const { hook, kind, mailId } = mail;
  const named = { mailId, kind, ...(hook !== null && { hook: hook.name }) };
  if (result.status === 'sent') {
    await store.worklist.markSent(mailId, iso(now()));
    return log({ event: 'mail-sent', ...named });
  }
  if (signal.aborted) return store.worklist.release(mailId, iso(now()));
  const addressRefused = result.status === 'refused';
  const givenUp = addressRefused || isHopeless(mail, now());
  const dueAt = iso(now() + retryDelayMs(mail.attempts));
  const failedAt = givenUp ? iso(now()) : null;
  await store.worklist.postpone(mailId, { dueAt, error: result.reason, failedAt, addressRefused });
  log({ event: givenUp ? 'mail-given-up' : 'mail-waits', ...named, reason: result.reason });
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
