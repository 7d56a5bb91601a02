// The first tables. Released migrations never change; add a new file instead.
import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createSubmissions(db);
  await createSubscribers(db);
  await createTokens(db);
  await createOutbox(db);
}

async function createSubmissions(db: Kysely<unknown>): Promise<void> {
  const { asJson, sequence } = engineOf(db);
  await db.schema
    .createTable('submissions')
    .addColumn('sequence', sequence.type, sequence.build)
    .addColumn('submission_id', 'text', (column) => column.notNull().unique())
    .addColumn('form', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('receipt_status', 'text', (column) => column.notNull())
    .addColumn('fields', 'text', (column) => column.notNull())
    .addColumn('consent', 'text', (column) => column.notNull())
    .addColumn('page', 'text', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('spam', 'text', (column) => column.notNull())
    .addColumn('content_hash', 'text', (column) => column.notNull())
    .addColumn('subscriber_id', 'text')
    .addColumn('received_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('submissions_subscriber').on('submissions').column('subscriber_id').execute();
  // For the owner's tools: this view stays stable, whatever the tables become.
  await sql`create view messages_v1 as
    select submission_id, form, status, ${asJson('fields')} as fields, received_at from submissions`.execute(db);
}

async function createSubscribers(db: Kysely<unknown>): Promise<void> {
  const { sequence } = engineOf(db);
  await db.schema
    .createTable('subscribers')
    .addColumn('sequence', sequence.type, sequence.build)
    .addColumn('subscriber_id', 'text', (column) => column.notNull().unique())
    .addColumn('form', 'text', (column) => column.notNull())
    .addColumn('address_key', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('name', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('subscribers_address', ['form', 'address_key'])
    .execute();
  await db.schema
    .createTable('consent_events')
    .addColumn('sequence', sequence.type, sequence.build)
    .addColumn('subscriber_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('text', 'text')
    .addColumn('locale', 'text')
    .addColumn('form', 'text', (column) => column.notNull())
    .addColumn('page_url', 'text')
    .addColumn('submission_id', 'text')
    .execute();
  await db.schema.createIndex('consent_events_subscriber').on('consent_events').column('subscriber_id').execute();
}

async function createTokens(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('spent_tokens')
    .addColumn('token_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('spent_tokens_expiry').on('spent_tokens').column('expires_at').execute();
  await db.schema
    .createTable('link_tokens')
    .addColumn('token_hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('subscriber_id', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text')
    .addColumn('withdrawn_at', 'text')
    .execute();
  await db.schema.createIndex('link_tokens_subscriber').on('link_tokens').column('subscriber_id').execute();
}

async function createOutbox(db: Kysely<unknown>): Promise<void> {
  const { sequence } = engineOf(db);
  await db.schema
    .createTable('outbox')
    .addColumn('sequence', sequence.type, sequence.build)
    .addColumn('mail_id', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('sent_at', 'text')
    .addColumn('failed_at', 'text')
    .addColumn('last_error', 'text')
    .addColumn('address_key', 'text')
    .addColumn('submission_id', 'text')
    .addColumn('subscriber_id', 'text')
    .execute();
  await db.schema.createIndex('outbox_due').on('outbox').columns(['sent_at', 'failed_at', 'due_at']).execute();
  await db.schema.createIndex('outbox_address').on('outbox').columns(['address_key', 'created_at']).execute();
}
