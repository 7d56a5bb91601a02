// Index of failing mails.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index outbox_failing on outbox (created_at)
    where attempts > 0 and sent_at is null and failed_at is null`.execute(db);
}
