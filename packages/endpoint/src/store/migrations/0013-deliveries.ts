// An outbox entry is a mail or a call of a hook: it has a priority, a recipient domain, and a lease. Indexes for what
// is due, what fails and what was given up.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const outbox = db.schema.alterTable('outbox');
  await outbox.renameColumn('mail_id', 'delivery_id').execute();
  await outbox.addColumn('priority', 'integer', (column) => column.notNull().defaultTo(2)).execute();
  await outbox.addColumn('domain', 'text').execute();
  await outbox.addColumn('owner_position', 'integer', (column) => column.notNull().defaultTo(0)).execute();
  await outbox.addColumn('leased_until', 'text').execute();
  await sql`update outbox set priority = 0 where kind in ('confirmation', 'already-confirmed', 'inbox-link')`.execute(
    db,
  );
  await sql`update outbox set priority = 1 where kind in ('answer', 'hook')`.execute(db);
  await sql`update outbox set priority = 3 where kind = 'digest'`.execute(db);
  for (const index of ['outbox_due', 'outbox_failing']) await db.schema.dropIndex(index).execute();
  const waiting = sql`sent_at is null and failed_at is null`;
  await sql`create index outbox_due on outbox (hook, priority, due_at, sequence) where ${waiting}`.execute(db);
  await sql`create index outbox_failing on outbox (created_at) where last_error is not null and ${waiting}`.execute(db);
  await sql`create index outbox_given_up on outbox (failed_at) where failed_at is not null`.execute(db);
  await sql`create index outbox_digests on outbox (sequence) where kind = 'digest'`.execute(db);
}
