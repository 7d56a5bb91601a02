// One subscriber per person and form, however the address is spelled; links that belong to one request; the pace of
// mails by when they left.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumns(db);
  await bindLinks(db);
  await rememberFormerStatus(db);
  await mergeSpellings(db);
  // Only ASCII and A-labels: this is what `addressKey` of the protocol does.
  await sql`update outbox set address_key = lower(address_key) where address_key <> lower(address_key)`.execute(db);
  await sql`update subscribers set address_key = lower(address_key) where address_key <> lower(address_key)`.execute(
    db,
  );
  await keepPace(db);
}

async function addColumns(db: Kysely<unknown>): Promise<void> {
  for (const column of ['pace_key', 'left_at'])
    await db.schema.alterTable('outbox').addColumn(column, 'text').execute();
  await db.schema.createIndex('outbox_pace').on('outbox').columns(['pace_key', 'left_at']).execute();
  await db.schema.alterTable('link_tokens').addColumn('submission_id', 'text').execute();
  await db.schema.alterTable('submissions').addColumn('former_status', 'text').execute();
  await db.schema
    .createTable('merged_subscribers')
    .addColumn('former_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('subscriber_id', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('merged_subscribers_id').on('merged_subscribers').column('subscriber_id').execute();
}

interface Mailed {
  readonly subscriber_id: string;
  readonly submission_id: string;
  readonly at: string;
}

/** A link was created a moment before its mail was sent. */
async function bindLinks(db: Kysely<unknown>): Promise<void> {
  const { rows: links } = await sql<{ token_hash: string; subscriber_id: string; expires_at: string }>`
    select token_hash, subscriber_id, expires_at from link_tokens
    where purpose = 'confirm' and withdrawn_at is null and expires_at is not null`.execute(db);
  for (const { expires_at, subscriber_id, token_hash } of links) {
    const { rows: mails } = await sql<Mailed>`
      select subscriber_id, submission_id, coalesce(sent_at, due_at) as at from outbox
      where subscriber_id = ${subscriber_id} and kind = 'confirmation' and submission_id is not null`.execute(db);
    const createdAt = Date.parse(expires_at) - confirmLinkLifeMs;
    const distance = ({ at }: Mailed) => Math.abs(Date.parse(at) - createdAt);
    const [nearest] = mails.toSorted((one, other) => distance(one) - distance(other));
    if (nearest === undefined) continue;
    await sql`update link_tokens set submission_id = ${nearest.submission_id}
      where token_hash = ${token_hash}`.execute(db);
  }
}

const confirmLinkLifeMs = 7 * 24 * 60 * 60_000;

/** A message that was followed by mails, or has a subscriber, was not suspected when it arrived. */
async function rememberFormerStatus(db: Kysely<unknown>): Promise<void> {
  await sql`update submissions set former_status = case when receipt_status = 'pending' and not exists (
      select 1 from subscribers where subscribers.subscriber_id = submissions.subscriber_id
        and subscribers.status = 'confirmed') then 'pending' else 'accepted' end
    where status = 'spam' and (subscriber_id is not null or (receipt_status = 'accepted'
      and exists (select 1 from outbox where outbox.submission_id = submissions.submission_id)))`.execute(db);
}

interface Spelling {
  readonly subscriber_id: string;
  readonly status: string;
  readonly clicked: number | null;
}

/** The newest click wins; without one, the oldest request. All proofs stay. */
async function mergeSpellings(db: Kysely<unknown>): Promise<void> {
  const { rows: persons } = await sql<{ form: string; person: string }>`
    select form, lower(address_key) as person from subscribers
    group by form, lower(address_key) having count(*) > 1`.execute(db);
  for (const { form, person } of persons) {
    const { rows } = await sql<Spelling>`
      select subscriber_id, status, (select max(position) from consent_events
        where consent_events.subscriber_id = subscribers.subscriber_id
          and kind in ('confirmed', 'unsubscribed')) as clicked
      from subscribers where form = ${form} and lower(address_key) = ${person} order by sequence`.execute(db);
    const clicks = rows.map(({ clicked }) => Number(clicked ?? 0));
    const kept = rows[clicks.indexOf(Math.max(...clicks))];
    if (kept === undefined) continue;
    for (const row of rows) if (row !== kept) await mergeInto(db, row.subscriber_id, kept.subscriber_id);
    if (kept.clicked !== null) await lapse(db, kept);
  }
}

async function mergeInto(db: Kysely<unknown>, former: string, kept: string): Promise<void> {
  await sql`insert into merged_subscribers (former_id, subscriber_id) values (${former}, ${kept})`.execute(db);
  for (const table of ['link_tokens', 'submissions', 'outbox'])
    await sql`update ${sql.table(table)} set subscriber_id = ${kept} where subscriber_id = ${former}`.execute(db);
  await sql`delete from subscribers where subscriber_id = ${former}`.execute(db);
}

/** What was sent before the click cannot undo it; what waits is for a request from before. */
async function lapse(db: Kysely<unknown>, { clicked, status, subscriber_id }: Spelling): Promise<void> {
  await sql`delete from outbox where subscriber_id = ${subscriber_id} and sent_at is null and failed_at is null
    and kind = ${status === 'confirmed' ? 'confirmation' : 'already-confirmed'}`.execute(db);
  if (status === 'confirmed') return;
  const { rows } = await sql<{ at: string }>`select at from consent_events where position = ${clicked}`.execute(db);
  const at = Date.parse(rows[0]?.at ?? '');
  const [clickedAt, expiresAt] = [at, at + confirmLinkLifeMs].map((time) => new Date(time).toISOString());
  await sql`delete from outbox where subscriber_id = ${subscriber_id} and sent_at is null and failed_at is null
    and kind = 'confirmation' and created_at < ${clickedAt}`.execute(db);
  await sql`update link_tokens set withdrawn_at = ${clickedAt} where subscriber_id = ${subscriber_id}
    and purpose = 'confirm' and withdrawn_at is null and expires_at < ${expiresAt}`.execute(db);
}

/** Without a plus tag, as `paceKey` of the protocol does. */
async function keepPace(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ address_key: string }>`select distinct address_key from outbox
    where kind in ('confirmation', 'already-confirmed', 'answer') and address_key is not null`.execute(db);
  for (const { address_key: key } of rows) {
    await sql`update outbox set pace_key = ${key.replace(/^([^+@]+)\+[^@]*@/, '$1@')}, left_at = sent_at
      where address_key = ${key} and kind in ('confirmation', 'already-confirmed', 'answer')`.execute(db);
  }
}
