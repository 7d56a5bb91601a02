// Which messages the owner has not read, and indexes of the inbox's lists and of its search.
import { type Kysely, sql } from 'kysely';
import { engineOf } from '../engine.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Earlier messages count as read.
  await db.schema
    .alterTable('submissions')
    .addColumn('unread', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`create index submissions_spam on submissions (sequence) where status = 'spam'`.execute(db);
  await engineOf(db).addSearch(db);
}
