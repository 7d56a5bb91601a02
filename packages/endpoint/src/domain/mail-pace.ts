// The limit of mails to one mailbox: it delays a mail and never drops it. Knows neither SMTP nor SQL.
import { longestPauseMs, type OutboxEntry, type PacedMail } from './outbox.ts';
import type { Records } from './ports.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** An unconfirmed address may have been entered by someone else: few mails, with long gaps. */
const pace = { gapMs: 10 * minute, windowMs: day, unconfirmedInWindow: 3 } as const;

export type Departure =
  | { readonly status: 'allowed'; readonly entry: OutboxEntry }
  | { readonly status: 'held'; readonly until: number }
  | { readonly status: 'lapsed' };

/** When the next mail may be sent, given when earlier ones were sent. */
export function nextDeparture(
  left: readonly number[],
  { confirmed, now }: { readonly confirmed: boolean; readonly now: number },
): number {
  // Ignores times in the future, written while the clock was ahead.
  const past = left.filter((time) => time <= now).toSorted((one, other) => one - other);
  const afterLast = (past.at(-1) ?? -Infinity) + pace.gapMs;
  const afterWindow = (past.at(-pace.unconfirmedInWindow) ?? -Infinity) + pace.windowMs;
  return Math.max(now, afterLast, confirmed ? -Infinity : afterWindow);
}

/**
 * Whether a claimed mail may be sent now. Call in the transaction that composes it: a newer request may have replaced its
 * own since the claim, and another worker may be sending to the same mailbox.
 */
export async function checkPace(records: Records, entry: OutboxEntry, now: number): Promise<Departure> {
  const { paceKey } = entry;
  if (paceKey === null) return { status: 'allowed', entry };
  const mails = await mailsOfPace(records, paceKey, now);
  const own = mails.find(({ deliveryId }) => deliveryId === entry.deliveryId);
  if (own?.isWaiting !== true || isSuperseded(own, mails)) return { status: 'lapsed' };
  const { kind, submissionId } = own;
  const left = mails.flatMap(({ leftAt }) => (leftAt === null ? [] : [Date.parse(leftAt)]));
  const until = nextDeparture(left, { confirmed: kind === 'already-confirmed', now });
  if (until > now) return { status: 'held', until: Math.min(until, now + longestPauseMs) };
  return { status: 'allowed', entry: { ...entry, kind, submissionId } };
}

/** A newer request arrived during an attempt that failed. */
function isSuperseded({ deliveryId, subscriberId }: PacedMail, mails: readonly PacedMail[]): boolean {
  const waiting = mails.filter((mail) => mail.isWaiting && mail.subscriberId === subscriberId);
  return subscriberId !== null && waiting.at(-1)?.deliveryId !== deliveryId;
}

/** Whether a mail that is not urgent may be queued: not if others were sent recently or wait. */
export async function isPaceFree(records: Records, paceKey: string, now: number): Promise<boolean> {
  const mails = await mailsOfPace(records, paceKey, now);
  const times = mails.map(({ createdAt, leftAt }) => Date.parse(leftAt ?? createdAt));
  return nextDeparture(times, { confirmed: false, now }) <= now;
}

function mailsOfPace({ outbox }: Records, paceKey: string, now: number) {
  return outbox.mailsTo(paceKey, paceWindow(now));
}

/** Mails sent before do not count. */
export function paceWindow(now: number): string {
  return new Date(now - pace.windowMs).toISOString();
}
