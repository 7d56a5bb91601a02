// Empties the outbox, one mail at a time, and tries again later what failed. Knows neither SMTP nor what mails say.
import type { Clock, Store } from '../domain/needs.ts';
import { hashText } from '../domain/consent-chain.ts';
import { subscriberEvent } from '../domain/opt-in.ts';
import { isHopeless, type Outbox, retryDelayMs, type WaitingMail } from '../domain/outbox.ts';
import type { Mailer, OutgoingMail, SendResult } from './outgoing-mail.ts';

export interface OutboxWorkerOptions {
  readonly store: () => Promise<Store & { readonly worklist: Outbox }>;
  readonly compose: (mail: WaitingMail, store: Store) => Promise<OutgoingMail | undefined>;
  readonly mailer: Mailer;
  readonly now: Clock;
  readonly log: (line: string) => void;
}

export interface OutboxWorker {
  /** There may be something to send. */
  wake(): void;
  /** Breaks off what is under way: it waits for the next start. */
  stop(): Promise<void>;
}

const leaseMs = 2 * 60_000;
/** A server that answers drop by drop must not outlive the lease. */
const sendTimeoutMs = 90_000;
const longestNapMs = 60_000;
export function startOutboxWorker(options: OutboxWorkerOptions): OutboxWorker {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let wokenMeanwhile = false;
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
      const napMs = await sendDueMails(options, signal).catch((error: unknown) => {
        options.log(`foyer-endpoint: the outbox failed: ${error instanceof Error ? error.message : String(error)}`);
        return longestNapMs;
      });
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
    const mail = await worklist.claim(iso(now), iso(now + leaseMs));
    if (mail === undefined) break;
    await sendOne(mail, store, { ...options, signal });
  }
  const next = await worklist.nextDue();
  return next === undefined ? undefined : Math.min(longestNapMs, Math.max(0, Date.parse(next) - options.now()));
}

async function sendOne(
  mail: WaitingMail,
  store: Store & { readonly worklist: Outbox },
  { compose, mailer, now, log, signal }: OutboxWorkerOptions & { readonly signal: AbortSignal },
): Promise<void> {
  const outgoing = await compose(mail, store);
  const result: SendResult =
    outgoing === undefined
      ? { status: 'sent' }
      : await mailer.send(outgoing, AbortSignal.any([signal, AbortSignal.timeout(sendTimeoutMs)]));
  if (result.status === 'sent') {
    if (outgoing !== undefined && mail.kind === 'confirmation')
      await noteConfirmationSent(mail, outgoing, { store, now: now() });
    await store.worklist.markSent(mail.mailId, iso(now()));
    return;
  }
  if (signal.aborted) return store.worklist.release(mail.mailId, iso(now()));
  const addressRefused = result.status === 'refused';
  const givenUp = addressRefused || isHopeless(mail, now());
  const dueAt = iso(now() + retryDelayMs(mail.attempts));
  const failedAt = givenUp ? iso(now()) : null;
  await store.worklist.postpone(mail.mailId, { dueAt, error: result.reason, failedAt, addressRefused });
  log(`foyer-endpoint: mail ${mail.mailId} ${givenUp ? 'was given up' : 'waits'}: ${result.reason}`);
}

async function noteConfirmationSent(
  { subscriberId }: WaitingMail,
  { messageId, text }: OutgoingMail,
  { store, now }: { readonly store: Store; readonly now: number },
): Promise<void> {
  const subscriber = subscriberId === null ? undefined : await store.subscribers.read(subscriberId);
  if (subscriber === undefined) return;
  await store.subscribers.addConsentEvent(subscriber.subscriberId, {
    ...subscriberEvent('mail_sent', subscriber, now),
    messageId,
    bodyHash: hashText(text),
  });
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
