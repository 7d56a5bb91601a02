// Marks mails whose recipient was rejected.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('outbox')
    .addColumn('address_refused', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
