// Consent as a hash chain, with each wording stored once. Earlier events become its beginning.
import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { type ChainHead, emptyChain, hashText, linkConsent } from '../../domain/consent-chain.ts';
import type { ConsentKind } from '../../domain/subscriber.ts';
import { engineOf } from '../engine.ts';

interface FormerEvent {
  readonly subscriber_id: string;
  readonly kind: ConsentKind;
  readonly at: string;
  readonly text: string | null;
  readonly locale: string | null;
  readonly form: string;
  readonly page_url: string | null;
  readonly submission_id: string | null;
  readonly email: string | null;
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('consent_events_subscriber').execute();
  await db.schema.alterTable('consent_events').renameTo('former_consent_events').execute();
  await createTables(db);
  await carryOver(db);
  await db.schema.dropTable('former_consent_events').execute();
  const { addGuard } = engineOf(db);
  await addGuard(db, { name: 'consent_events_stay', table: 'consent_events', event: 'delete' });
  const kept = ['position', 'subscriber_id', 'kind', 'at', 'form', 'text_hash', 'commitment', 'previous_hash', 'hash'];
  const changed = kept.map((column) => `new.${column} is distinct from old.${column}`);
  await addGuard(db, {
    name: 'consent_events_unchanged',
    table: 'consent_events',
    event: 'update',
    // Erasing personal data is the only allowed change.
    when: ['new.personal is not null', 'new.salt is not null', ...changed].join(' or '),
  });
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('consent_texts')
    .addColumn('text_hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('consent_events')
    .addColumn('position', 'bigint', (column) => column.primaryKey().notNull())
    .addColumn('subscriber_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('form', 'text', (column) => column.notNull())
    .addColumn('text_hash', 'text')
    .addColumn('commitment', 'text', (column) => column.notNull())
    .addColumn('personal', 'text')
    .addColumn('salt', 'text')
    .addColumn('previous_hash', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('consent_events_subscriber').on('consent_events').column('subscriber_id').execute();
  await db.schema.createIndex('consent_events_text').on('consent_events').column('text_hash').execute();
}

async function carryOver(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<FormerEvent>`
    select former.*, subscribers.email from former_consent_events as former
    left join subscribers on subscribers.subscriber_id = former.subscriber_id order by former.sequence`.execute(db);
  let head: ChainHead = emptyChain;
  for (const row of rows) head = await carryOverOne(db, row, head);
  await sql`insert into endpoint_properties (name, value)
    values ('consent-chain', ${JSON.stringify({ position: head.position, hash: head.hash })})`.execute(db);
}

async function carryOverOne(db: Kysely<unknown>, row: FormerEvent, head: ChainHead): Promise<ChainHead> {
  const { kind, at, text, form, email, locale } = row;
  const event = { kind, at, text, form, email, locale, pageUrl: row.page_url, submissionId: row.submission_id };
  const salt = randomBytes(32).toString('base64url');
  const link = linkConsent(
    head,
    { ...event, messageId: null, bodyHash: null },
    { subscriberId: row.subscriber_id, salt },
  );
  if (text !== null) {
    await sql`insert into consent_texts (text_hash, text) values (${hashText(text)}, ${text})
      on conflict do nothing`.execute(db);
  }
  await sql`insert into consent_events (position, subscriber_id, kind, at, form, text_hash, commitment, personal, salt,
      previous_hash, hash)
    values (${link.position}, ${link.subscriberId}, ${kind}, ${at}, ${form}, ${link.textHash}, ${link.commitment},
      ${link.personal}, ${salt}, ${link.previousHash}, ${link.hash})`.execute(db);
  return link;
}
