// Queries on submissions. The meaning of a status is the domain's.
import type { Kysely, Selectable } from 'kysely';
import type { ListedMessage } from '../domain/inbox.ts';
import type { SubmissionStore } from '../domain/ports.ts';
import type { NewSubmission, StoredReceipt, StoredSubmission, SubmissionStatus } from '../domain/stored-submission.ts';
import { readJsonColumns } from './columns.ts';
import type { SubmissionTable, Tables } from './tables.ts';

/** Limits a query, because anyone can sign up an address any number of times. */
const maxPending = 50;

export function submissionStore(db: Kysely<Tables>): SubmissionStore {
  return {
    receipt: (submissionId) => findReceipt(db, submissionId),
    add: (submission) => addSubmission(db, submission),
    isRepeated: (bodyHash, since) => isRepeated(db, bodyHash, since),
    read: (submissionId) => readSubmission(db, submissionId),
    async setStatus(submissionId, status) {
      await db.updateTable('submissions').set({ status }).where('submission_id', '=', submissionId).execute();
    },
    async assign(submissionId, subscriberId) {
      const changes = { subscriber_id: subscriberId };
      await db.updateTable('submissions').set(changes).where('submission_id', '=', submissionId).execute();
    },
    async markRead(submissionId, isRead) {
      const changes = { unread: isRead ? 0 : 1 };
      await db.updateTable('submissions').set(changes).where('submission_id', '=', submissionId).execute();
    },
    markAsSpam: (submissionId) => markAsSpam(db, submissionId),
    restore: (submissionId) => restore(db, submissionId),
    pendingOf: (subscriberId) => pendingOf(db, subscriberId),
  };
}

async function findReceipt(db: Kysely<Tables>, submissionId: string): Promise<StoredReceipt | undefined> {
  const columns = ['content_hash', 'receipt_status', 'received_at'] as const;
  const kept = db.selectFrom('submissions').select(columns).where('submission_id', '=', submissionId);
  const row = await db
    .selectFrom('tombstones')
    .select(columns)
    .where('submission_id', '=', submissionId)
    .unionAll(kept)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { content_hash: contentHash, receipt_status: receiptStatus, received_at: receivedAt } = row;
  return { contentHash, receiptStatus, receivedAt };
}

async function addSubmission(db: Kysely<Tables>, { submission, ...message }: NewSubmission): Promise<void> {
  await db
    .insertInto('submissions')
    .values({
      submission_id: submission.submissionId,
      form: message.form,
      status: message.status,
      receipt_status: message.receiptStatus,
      fields: JSON.stringify(submission.fields),
      consent: JSON.stringify(submission.consent ?? null),
      page: JSON.stringify(submission.page),
      origin: message.origin,
      spam: JSON.stringify(message.spam),
      content_hash: message.contentHash,
      body_hash: message.bodyHash ?? null,
      subscriber_id: message.subscriberId ?? null,
      received_at: message.receivedAt,
      former_status: null,
      unread: 1,
    })
    .execute();
}

async function isRepeated(db: Kysely<Tables>, bodyHash: string, since: string): Promise<boolean> {
  const row = await db
    .selectFrom('submissions')
    .select('submission_id')
    .where('body_hash', '=', bodyHash)
    .where('received_at', '>', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function readSubmission(db: Kysely<Tables>, submissionId: string): Promise<StoredSubmission | undefined> {
  const row = await db
    .selectFrom('submissions')
    .selectAll()
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
  return row && toSubmission(row);
}

async function markAsSpam(db: Kysely<Tables>, submissionId: string): Promise<void> {
  await db
    .updateTable('submissions')
    .set((column) => ({ former_status: column.ref('status'), status: 'spam' }))
    .where('submission_id', '=', submissionId)
    .where('status', '!=', 'spam')
    .execute();
}

async function restore(db: Kysely<Tables>, submissionId: string): Promise<SubmissionStatus | undefined> {
  const ofMessage = db.selectFrom('submissions').where('submission_id', '=', submissionId);
  const row = await ofMessage.select('former_status').executeTakeFirst();
  const status = row?.former_status ?? undefined;
  if (status === undefined) return undefined;
  const changes = { status, former_status: null };
  await db.updateTable('submissions').set(changes).where('submission_id', '=', submissionId).execute();
  return status;
}

async function pendingOf(db: Kysely<Tables>, subscriberId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('submissions')
    .select('submission_id')
    .where('subscriber_id', '=', subscriberId)
    .where('status', '=', 'pending')
    .orderBy('sequence', 'desc')
    .limit(maxPending)
    .execute();
  return rows.map((row) => row.submission_id);
}

export function toSubmission(row: Selectable<SubmissionTable>): StoredSubmission {
  const { submission_id: submissionId, form, status, received_at: receivedAt } = row;
  return { submissionId, form, status, receivedAt, ...readJsonColumns(row) };
}

export function toListedMessage(row: Selectable<SubmissionTable>): ListedMessage {
  return { ...toSubmission(row), unread: row.unread === 1 };
}

/** Its sequence number, or 0. */
export async function newestSubmission(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom('submissions')
    .select(({ fn }) => fn.max('sequence').as('last'))
    .executeTakeFirst();
  return row?.last ?? 0;
}
