// Mails that wait to be sent. A row says what to send, not its text: secrets of links are made when a mail leaves.
import type { Kysely, Selectable } from 'kysely';
import type { OutboxRecords } from '../domain/needs.ts';
import type { Outbox, WaitingMail } from '../domain/outbox.ts';
import type { OutboxTable, Tables } from './tables.ts';

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

export function outboxWorklist(db: Kysely<Tables>): Outbox {
  return {
    claim: (now, leaseUntil) =>
      db.transaction().execute(async (transaction) => {
        const row = await waiting(transaction)
          .select(['mail_id', 'kind', 'created_at', 'attempts', 'submission_id', 'subscriber_id'])
          .where('due_at', '<=', now)
          .orderBy('due_at')
          .orderBy('sequence')
          .executeTakeFirst();
        if (row === undefined) return undefined;
        await transaction
          .updateTable('outbox')
          .set({ due_at: leaseUntil })
          .where('mail_id', '=', row.mail_id)
          .execute();
        return toWaitingMail(row);
      }),

    async nextDue() {
      const row = await waiting(db).select('due_at').orderBy('due_at').executeTakeFirst();
      return row?.due_at;
    },

    async markSent(mailId, at) {
      await db.updateTable('outbox').set({ sent_at: at, last_error: null }).where('mail_id', '=', mailId).execute();
    },

    async postpone(mailId, { dueAt, error, failedAt }) {
      await db
        .updateTable('outbox')
        .set((column) => ({
          due_at: dueAt,
          last_error: error,
          failed_at: failedAt,
          attempts: column('attempts', '+', 1),
        }))
        .where('mail_id', '=', mailId)
        .execute();
    },

    async countFailed() {
      const row = await db
        .selectFrom('outbox')
        .select((column) => column.fn.countAll<number>().as('count'))
        .where('failed_at', 'is not', null)
        .executeTakeFirstOrThrow();
      return row.count;
    },
  };
}

function waiting(db: Kysely<Tables>) {
  return db.selectFrom('outbox').where('sent_at', 'is', null).where('failed_at', 'is', null);
}

type ClaimedRow = Pick<
  Selectable<OutboxTable>,
  'mail_id' | 'kind' | 'created_at' | 'attempts' | 'submission_id' | 'subscriber_id'
>;

function toWaitingMail(row: ClaimedRow): WaitingMail {
  return {
    mailId: row.mail_id,
    kind: row.kind,
    createdAt: row.created_at,
    attempts: row.attempts,
    submissionId: row.submission_id,
    subscriberId: row.subscriber_id,
  };
}
