// Tombstones: ids of deleted messages, so that a late retry does not store one again. Also indexes for retention.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tombstones')
    .addColumn('submission_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('form', 'text', (column) => column.notNull())
    .addColumn('content_hash', 'text')
    .addColumn('receipt_status', 'text', (column) => column.notNull())
    .addColumn('received_at', 'text', (column) => column.notNull())
    .addColumn('forgotten_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('tombstones_age').on('tombstones').column('forgotten_at').execute();
  await db.schema.createIndex('submissions_form').on('submissions').columns(['form', 'sequence']).execute();
  await db.schema
    .createIndex('subscribers_pending')
    .on('subscribers')
    .columns(['form', 'status', 'created_at'])
    .execute();
  await db.schema.createIndex('outbox_submission').on('outbox').column('submission_id').execute();
  await db.schema.createIndex('outbox_subscriber').on('outbox').column('subscriber_id').execute();
}
