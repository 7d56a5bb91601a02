// Index of the deliveries that were given up, for the inbox.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index outbox_failed on outbox (sequence) where failed_at is not null`.execute(db);
}
