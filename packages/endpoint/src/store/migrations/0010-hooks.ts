// Hook and event of outbox entries.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['hook', 'event']) await db.schema.alterTable('outbox').addColumn(column, 'text').execute();
}
