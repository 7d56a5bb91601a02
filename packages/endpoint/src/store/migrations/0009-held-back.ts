// Index of suspected spam.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index submissions_held_back on submissions (received_at) where status = 'spam'`.execute(db);
}
