// Mails that wait to be sent. A row says what to send, not its text: secrets of links are made when a mail leaves.
import type { Kysely } from 'kysely';
import type { MailKind, OutboxRecords } from '../domain/needs.ts';
import type { Tables } from './tables.ts';

export interface WaitingMail {
  readonly mailId: string;
  readonly kind: MailKind;
  readonly createdAt: string;
  readonly attempts: number;
  readonly submissionId: string | null;
  readonly subscriberId: string | null;
}

/** What the worker needs; the domain only ever adds mails. */
export interface Outbox {
  due(now: string): Promise<WaitingMail | undefined>;
  /** When the next mail may be tried, or undefined where none waits. */
  nextDue(): Promise<string | undefined>;
  markSent(mailId: string, at: string): Promise<void>;
  /** `failedAt` gives up; the row stays for the owner to see. */
  postpone(mailId: string, failure: { dueAt: string; error: string; failedAt: string | null }): Promise<void>;
  /** Mails that were given up. */
  failures(): Promise<number>;
}

export function outboxRecords(db: Kysely<Tables>): OutboxRecords {
  return {
    async add({ mailId, kind, createdAt, addressKey, submissionId, subscriberId }) {
      await db
        .insertInto('outbox')
        .values({
          mail_id: mailId,
          kind,
          created_at: createdAt,
          due_at: createdAt,
          address_key: addressKey,
          submission_id: submissionId,
          subscriber_id: subscriberId,
        })
        .execute();
    },

    async timesSince(addressKey, since) {
      const rows = await db
        .selectFrom('outbox')
        .select('created_at')
        .where('address_key', '=', addressKey)
        .where('created_at', '>', since)
        .execute();
      return rows.map((row) => row.created_at);
    },
  };
}

export function outbox(db: Kysely<Tables>): Outbox {
  const waiting = db.selectFrom('outbox').where('sent_at', 'is', null).where('failed_at', 'is', null);
  return {
    async due(now) {
      const row = await waiting
        .select(['mail_id', 'kind', 'created_at', 'attempts', 'submission_id', 'subscriber_id'])
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .orderBy('sequence')
        .executeTakeFirst();
      return (
        row && {
          mailId: row.mail_id,
          kind: row.kind,
          createdAt: row.created_at,
          attempts: row.attempts,
          submissionId: row.submission_id,
          subscriberId: row.subscriber_id,
        }
      );
    },

    async nextDue() {
      const row = await waiting.select('due_at').orderBy('due_at').executeTakeFirst();
      return row?.due_at;
    },

    async markSent(mailId, at) {
      await db.updateTable('outbox').set({ sent_at: at, last_error: null }).where('mail_id', '=', mailId).execute();
    },

    async postpone(mailId, { dueAt, error, failedAt }) {
      await db
        .updateTable('outbox')
        .set((column) => ({ due_at: dueAt, last_error: error, failed_at: failedAt, attempts: column('attempts', '+', 1) }))
        .where('mail_id', '=', mailId)
        .execute();
    },

    async failures() {
      const row = await db
        .selectFrom('outbox')
        .select((column) => column.fn.countAll<number>().as('count'))
        .where('failed_at', 'is not', null)
        .executeTakeFirstOrThrow();
      return row.count;
    },
  };
}
