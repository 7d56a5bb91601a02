// An outbox entry is a mail or a call of a hook.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('outbox').renameColumn('mail_id', 'delivery_id').execute();
}
