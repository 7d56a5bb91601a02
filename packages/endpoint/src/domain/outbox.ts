// Mails that wait to be sent, as the worker sees them. The rules only ever add mails.
import type { MailHook, MailKind } from './needs.ts';

export interface WaitingMail {
  readonly mailId: string;
  readonly kind: MailKind;
  readonly createdAt: string;
  readonly attempts: number;
  readonly submissionId: string | null;
  readonly subscriberId: string | null;
  readonly hook: MailHook | null;
}

export interface MailFailure {
  readonly dueAt: string;
  readonly error: string;
  readonly failedAt: string | null;
  /** The address takes no mail: it was mistyped, or it is gone. */
  readonly addressRefused: boolean;
}

export interface MailTrouble {
  readonly givenUp: number;
  /** Tried before, and still not sent. */
  readonly stuck: number;
}

/** All that the database holds, whoever works on it. */
export interface OutboxState {
  readonly waiting: number;
  /** Age of what has waited longest; 0 where nothing waits. */
  readonly oldestSeconds: number;
  readonly givenUp: number;
}

/** Pauses between attempts: 5 s, 20 s, 80 s, … 6 h. */
const pause = { firstMs: 5_000, factor: 4, longestMs: 6 * 60 * 60_000 } as const;
const giveUp = { afterMs: 7 * 24 * 60 * 60_000, attempts: 20 } as const;

/** Milliseconds until the next attempt. */
export function retryDelayMs(attempts: number): number {
  return Math.min(pause.longestMs, pause.firstMs * pause.factor ** attempts);
}

/** Age alone is no reason: an endpoint that was switched off for a week has tried nothing yet, and clocks jump. */
export function isHopeless({ attempts, createdAt }: Pick<WaitingMail, 'attempts' | 'createdAt'>, now: number): boolean {
  return attempts + 1 >= giveUp.attempts && now - Date.parse(createdAt) > giveUp.afterMs;
}

/** No mail waits longer than this: one that seems to was written while the clock was ahead. */
export const latestDueMs = pause.longestMs + 60 * 60_000;

/** What one worker takes care of: a mail server or a program that hangs must hold up nobody else. */
export interface Lane {
  readonly kinds: readonly MailKind[];
  /** Name of the only hook that is told. */
  readonly hook?: string;
}

export interface Outbox {
  /** The mail that has waited longest, and nobody else's until `leaseUntil`: two workers never send the same one at once. */
  claim(now: string, leaseUntil: string, lane: Lane): Promise<WaitingMail | undefined>;
  /** When the next mail may be tried, or undefined where none waits. */
  nextDue(lane: Lane): Promise<string | undefined>;
  markSent(mailId: string, at: string): Promise<void>;
  /** `failedAt` gives up; the row stays for the owner to see. */
  postpone(mailId: string, failure: MailFailure): Promise<void>;
  /** Not sent after all, and not the mail's fault: it waits as if it had not been taken. */
  release(mailId: string, dueAt: string): Promise<void>;
  /** Not counting a visitor's address that takes no mail. */
  trouble(givenUpSince: string, waitingSince: string): Promise<MailTrouble>;
  /** `now` in milliseconds since 1970. */
  state(now: number): Promise<OutboxState>;
}
