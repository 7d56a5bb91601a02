// Messages, named queries only. Knows no rule: what a status means is the domain's affair.
import type { Kysely, Selectable } from 'kysely';
import type { Page, SubmissionFilter } from '../domain/inbox.ts';
import type { StoredSubmission, SubmissionRecords } from '../domain/needs.ts';
import type { SubmissionTable, Tables } from './tables.ts';

export function submissionRecords(db: Kysely<Tables>): SubmissionRecords {
  return {
    async receipt(submissionId) {
      const row = await db
        .selectFrom('submissions')
        .select(['form', 'content_hash', 'receipt_status', 'received_at'])
        .where('submission_id', '=', submissionId)
        .executeTakeFirst();
      return (
        row && {
          form: row.form,
          contentHash: row.content_hash,
          receiptStatus: row.receipt_status,
          receivedAt: row.received_at,
        }
      );
    },

    async add({ submission, ...message }) {
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
          subscriber_id: message.subscriberId ?? null,
          received_at: message.receivedAt,
        })
        .execute();
    },

    async read(submissionId) {
      const row = await db
        .selectFrom('submissions')
        .selectAll()
        .where('submission_id', '=', submissionId)
        .executeTakeFirst();
      return row && toSubmission(row);
    },

    async acceptPending(subscriberId) {
      await db
        .updateTable('submissions')
        .set({ status: 'accepted' })
        .where('subscriber_id', '=', subscriberId)
        .where('status', '=', 'pending')
        .execute();
    },
  };
}

/** Newest first. */
export async function listSubmissions(
  db: Kysely<Tables>,
  { limit, after, form, suspected }: SubmissionFilter,
): Promise<Page<StoredSubmission>> {
  const rows = await db
    .selectFrom('submissions')
    .selectAll()
    .$if(after !== undefined, (query) => query.where('sequence', '<', after ?? 0))
    .$if(form !== undefined, (query) => query.where('form', '=', form ?? ''))
    .$if(suspected !== undefined, (query) => query.where('status', suspected === true ? '=' : '!=', 'spam'))
    .orderBy('sequence', 'desc')
    .limit(limit + 1)
    .execute();
  return toPage(rows, limit, toSubmission);
}

/** One row more than asked for tells whether there are more. */
export function toPage<Row extends { readonly sequence: number }, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  return { items: shown.map(toItem), next: rows.length > limit ? (shown.at(-1)?.sequence ?? null) : null };
}

function toSubmission(row: Selectable<SubmissionTable>): StoredSubmission {
  return {
    submissionId: row.submission_id,
    form: row.form,
    fields: JSON.parse(row.fields),
    consent: JSON.parse(row.consent),
    page: JSON.parse(row.page),
    status: row.status,
    spam: JSON.parse(row.spam),
    receivedAt: row.received_at,
  };
}
