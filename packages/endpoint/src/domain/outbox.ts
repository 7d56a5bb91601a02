// Mails that wait to be sent, as the worker sees them. The rules only ever add mails.
import type { MailKind } from './needs.ts';

export interface WaitingMail {
  readonly mailId: string;
  readonly kind: MailKind;
  readonly createdAt: string;
  readonly attempts: number;
  readonly submissionId: string | null;
  readonly subscriberId: string | null;
}

export interface MailFailure {
  readonly dueAt: string;
  readonly error: string;
  readonly failedAt: string | null;
  /** The address takes no mail: it was mistyped, or it is gone. */
  readonly addressRefused: boolean;
}

export interface Outbox {
  /** The mail that has waited longest, and nobody else's until `leaseUntil`: two workers never send the same one at once. */
  claim(now: string, leaseUntil: string): Promise<WaitingMail | undefined>;
  /** When the next mail may be tried, or undefined where none waits. */
  nextDue(): Promise<string | undefined>;
  markSent(mailId: string, at: string): Promise<void>;
  /** `failedAt` gives up; the row stays for the owner to see. */
  postpone(mailId: string, failure: MailFailure): Promise<void>;
  /** How many mails were given up, not counting a visitor's address that takes none. */
  countFailed(): Promise<number>;
}
