// Hash of the free text, for repeated messages; null without text.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('submissions').addColumn('body_hash', 'text').execute();
  await db.schema
    .createIndex('submissions_body')
    .on('submissions')
    .columns(['body_hash', 'received_at'])
    .where('body_hash', 'is not', null)
    .execute();
}
