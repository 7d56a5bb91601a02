// Whom a hook has to forget, while it has not been told.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['erased_form', 'erased_email'])
    await db.schema.alterTable('outbox').addColumn(column, 'text').execute();
  await sql`create index outbox_erased on outbox (hook, address_key) where event = 'erased'`.execute(db);
}
