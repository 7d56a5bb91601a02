// Index of the messages that the owner has not read.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index submissions_unread on submissions (sequence, status, form) where unread = 1`.execute(db);
}
