// Outbox entries: mails and hook calls that wait to be delivered, and when a failed one is retried.

export type OutboxKind =
  'confirmation' | 'already-confirmed' | 'notification' | 'answer' | 'inbox-link' | 'digest' | 'hook';
export type HookEvent = 'message' | 'subscribed' | 'unsubscribed' | 'erased';

export interface HookTarget {
  readonly name: string;
  readonly event: HookEvent;
}

/** The person whose data a hook has to erase. Kept only in the outbox entry, until it is delivered or given up. */
export interface ErasedPerson {
  /** The address that the hook received. */
  readonly email: string;
  readonly form: string;
}

/** One of several recipients of the owner's mail; each gets a mail of its own. */
export interface OwnerRecipient {
  /** Position in the configured list, not the address: a corrected address also counts for mails that wait. */
  readonly position: number;
  readonly domain: string;
}

export interface NewOutboxEntry {
  readonly deliveryId: string;
  readonly kind: OutboxKind;
  readonly createdAt: string;
  /** Not before `createdAt`; default then. */
  readonly dueAt?: string;
  /** The visitor's address, normalized; null for mails to the owner. */
  readonly addressKey: string | null;
  /** The mailbox whose limit applies to the mail; none for mails to the owner. */
  readonly paceKey?: string;
  /** Set for mails to the owner. */
  readonly owner?: OwnerRecipient;
  readonly submissionId: string | null;
  readonly subscriberId: string | null;
  /** Set for entries of kind `hook`. */
  readonly hook?: HookTarget;
  /** Set for the event `erased`. */
  readonly erased?: ErasedPerson;
}

export interface OutboxEntry {
  readonly deliveryId: string;
  readonly kind: OutboxKind;
  readonly createdAt: string;
  readonly attempts: number;
  readonly priority: number;
  /** Domain of the recipient; null for hooks. */
  readonly domain: string | null;
  /** Position in the list of recipients, for mails to the owner. */
  readonly ownerPosition: number;
  readonly addressKey: string | null;
  readonly submissionId: string | null;
  readonly subscriberId: string | null;
  readonly paceKey: string | null;
  readonly hook: HookTarget | null;
  readonly erased: ErasedPerson | null;
}

/** A mail to one mailbox, as far as the mail limit needs it. */
export interface PacedMail {
  readonly deliveryId: string;
  readonly kind: OutboxKind;
  readonly submissionId: string | null;
  readonly subscriberId: string | null;
  readonly createdAt: string;
  /** When it was, or may have been, sent; null while it waits, also for another attempt. */
  readonly leftAt: string | null;
  /** Neither sent nor given up. */
  readonly isWaiting: boolean;
}

export interface DeliveryFailure {
  readonly dueAt: string;
  readonly error: string;
  readonly failedAt: string | null;
  /** The mail server rejected the recipient: mistyped, or no longer in use. */
  readonly addressRefused: boolean;
  /** The receiver was unavailable as a whole, which is no attempt of this entry. */
  readonly isOutage?: boolean;
}

export interface FailureCounts {
  readonly givenUp: number;
  /** Tried and still not sent. */
  readonly stuck: number;
}

/** Totals of the whole database, over all processes. */
export interface OutboxStats {
  readonly waiting: number;
  /** Age of the oldest waiting entry; 0 where the outbox is empty. */
  readonly oldestSeconds: number;
  readonly givenUp: number;
}

/** Content of the daily digest. */
export interface Undelivered {
  readonly givenUp: readonly { readonly kind: OutboxKind; readonly failedAt: string; readonly reason: string }[];
  /** Entries that keep failing. */
  readonly waiting: number;
  /** Submissions held back as suspected spam. */
  readonly suspected: number;
}

/** Exponential backoff: 5 s, 20 s, 80 s, … 6 h. */
const backoff = { firstMs: 5_000, factor: 4, longestMs: 6 * 60 * 60_000 } as const;
const giveUp = { afterMs: 7 * 24 * 60 * 60_000, attempts: 20 } as const;

/** Short, since a visitor may wait for a mail when the server is back. */
const longestOutageMs = 5 * 60_000;

/** Milliseconds until a receiver that was unavailable is tried again, after this many times in a row. */
export function outageDelayMs(failures: number): number {
  return Math.min(longestOutageMs, backoff.firstMs * backoff.factor ** (failures - 1));
}

/** Milliseconds until the next attempt. */
export function retryDelayMs(attempts: number): number {
  return Math.min(backoff.longestMs, backoff.firstMs * backoff.factor ** attempts);
}

/** Requires attempts as well as age: an endpoint that was off for a week has tried nothing yet, and clocks jump. */
export function isExhausted(
  { attempts, createdAt }: Pick<OutboxEntry, 'attempts' | 'createdAt'>,
  now: number,
): boolean {
  return attempts + 1 >= giveUp.attempts && now - Date.parse(createdAt) > giveUp.afterMs;
}

/** No entry waits longer without being checked. */
export const longestPauseMs = backoff.longestMs;

/** Longest valid delay. A later due time was written while the clock was ahead. */
export const maxDelayMs = longestPauseMs + 60 * 60_000;

/** Lower is sent first: mails that a visitor waits for, then other mails to visitors, then those to owners. */
export const priorities = {
  confirmation: 0,
  'already-confirmed': 0,
  'inbox-link': 0,
  answer: 1,
  hook: 1,
  notification: 2,
  digest: 3,
} as const satisfies Record<OutboxKind, number>;

export const urgent = 0;

/** What one worker delivers. Lanes are separate so that a hanging server delays only its own entries. */
export interface OutboxLane {
  readonly kinds: readonly OutboxKind[];
  /** Limits the lane to one hook. */
  readonly hook?: string;
}

/** Deliveries that a lane must not start now. */
export interface ClaimLimits {
  /** In delivery, even if a clock jump has ended their lease. */
  readonly underWay: readonly string[];
  /** Recipient domains with as many deliveries as are allowed at a time. */
  readonly fullDomains: readonly string[];
  /** Recipient domains with a delivery. Mails that are not urgent are sent there one at a time, in order. */
  readonly urgentOnlyDomains: readonly string[];
  /** Keeps the last free slot for urgent mails. */
  readonly urgentOnly: boolean;
}

/** Outbox entries that were given up, of deliveries or of messages. */
export type GivenUpFilter = { readonly deliveryIds: readonly string[] } | { readonly submissionIds: readonly string[] };
