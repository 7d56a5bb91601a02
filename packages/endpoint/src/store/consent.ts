// Consent events as a chain: append-only, read in order, blanked on erasure.
import { randomBytes } from 'node:crypto';
import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import * as v from 'valibot';
import { type ChainHead, emptyChain, linkConsent, type StoredLink } from '../domain/consent-chain.ts';
import type { ConsentEvent, ConsentKind } from '../domain/subscriber.ts';
import { locksRows } from './engine.ts';
import type { ConsentEventTable, Tables } from './tables.ts';
import { inTransaction } from './transaction.ts';

const batchSize = 500;
const headName = 'consent-chain';
const headColumn = v.object({ position: v.number(), hash: v.string() });
const text = v.nullable(v.string());
const personalColumn = v.pipe(
  v.object({
    email: text,
    locale: text,
    pageUrl: text,
    submissionId: text,
    messageId: text,
    bodyHash: text,
    translated: v.optional(v.literal(true)),
  }),
  v.transform(({ translated, ...parts }) => ({ ...parts, ...(translated && { translated }) })),
);

type EventRow = Selectable<ConsentEventTable> & { readonly text: string | null };

export async function addConsentEvent(db: Kysely<Tables>, subscriberId: string, event: ConsentEvent): Promise<void> {
  // Head and link must be written together, also without a caller's transaction.
  if (!db.isTransaction) return inTransaction(db, (transaction) => addConsentEvent(transaction, subscriberId, event));
  const link = linkConsent(await readHead(db), event, { subscriberId, salt: randomBytes(32).toString('base64url') });
  const { kind, at, form, text: wording } = event;
  const { position, hash, commitment, personal, salt, previousHash: previous_hash, textHash: text_hash } = link;
  if (wording !== null && text_hash !== null) {
    await db
      .insertInto('consent_texts')
      .values({ text_hash, text: wording })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const row = { position, kind, at, form, text_hash, commitment, personal, salt, previous_hash, hash };
  await db
    .insertInto('consent_events')
    .values({ ...row, subscriber_id: subscriberId })
    .execute();
  await db
    .updateTable('endpoint_properties')
    .set({ value: JSON.stringify({ position, hash }) })
    .where('name', '=', headName)
    .execute();
}

/** Locks the head: concurrent writers would fork the chain. */
async function readHead(db: Kysely<Tables>): Promise<ChainHead> {
  const row = await db
    .selectFrom('endpoint_properties')
    .select('value')
    .where('name', '=', headName)
    .$if(locksRows(db), (query) => query.forUpdate())
    .executeTakeFirstOrThrow();
  return v.parse(headColumn, JSON.parse(row.value));
}

export async function latestEvent(
  db: Kysely<Tables>,
  { kind, submissionId, subscriberId }: { subscriberId: string; kind: ConsentKind; submissionId: string },
): Promise<ConsentEvent | undefined> {
  const row = await events(db)
    .where('subscriber_id', 'in', await idsOf(db, [subscriberId]))
    .where('kind', '=', kind)
    .where(concerns(sql`${submissionId}`))
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toEvent(row);
}

/** Matches events of one request. The column is JSON without white space; ids have no characters that JSON escapes. */
export function concerns(submissionId: RawBuilder<unknown>): RawBuilder<boolean> {
  const escaped = sql`replace(${submissionId}, '_', '\\_')`;
  return sql`personal like '%"submissionId":"' || ${escaped} || '"%' escape '\\'`;
}

/** Oldest first. */
export async function consentEventsOf(
  db: Kysely<Tables>,
  subscriberIds: readonly string[],
): Promise<readonly { readonly subscriberId: string; readonly event: ConsentEvent }[]> {
  // PostgreSQL does not accept `in ()`.
  if (subscriberIds.length === 0) return [];
  const merged = await mergedInto(db, subscriberIds);
  const rows = await events(db)
    .where('subscriber_id', 'in', [...subscriberIds, ...merged.keys()])
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    subscriberId: merged.get(row.subscriber_id) ?? row.subscriber_id,
    event: toEvent(row),
  }));
}

async function idsOf(db: Kysely<Tables>, subscriberIds: readonly string[]): Promise<readonly string[]> {
  return [...subscriberIds, ...(await mergedInto(db, subscriberIds)).keys()];
}

/** Former ids of these subscribers, and the subscribers that they were merged into. */
async function mergedInto(db: Kysely<Tables>, subscriberIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('merged_subscribers')
    .selectAll()
    .where('subscriber_id', 'in', subscriberIds)
    .execute();
  return new Map(rows.map((row) => [row.former_id, row.subscriber_id]));
}

/** The whole chain, and the stored head. */
export async function readChain(
  db: Kysely<Tables>,
): Promise<{ readonly head: ChainHead; readonly links: AsyncIterable<StoredLink> }> {
  const head = await readHead(db);
  return { head, links: readLinks(db, head) };
}

/** Up to `head`: later events are ignored. */
async function* readLinks(db: Kysely<Tables>, head: ChainHead): AsyncGenerator<StoredLink> {
  let last = emptyChain.position;
  for (;;) {
    const page = events(db).where('position', '>', last).where('position', '<=', head.position);
    const rows = await page.orderBy('position').limit(batchSize).execute();
    if (rows.length === 0) return;
    yield* rows.map(toLink);
    last = rows.at(-1)?.position ?? last;
  }
}

/** Skips erased events. */
export async function* consentSteps(
  db: Kysely<Tables>,
): AsyncGenerator<{ readonly position: number; readonly subscriberId: string; readonly event: ConsentEvent }> {
  let last = emptyChain.position;
  for (;;) {
    const page = events(db).where('position', '>', last).where('salt', 'is not', null);
    const rows = await page
      .leftJoin('merged_subscribers', 'merged_subscribers.former_id', 'consent_events.subscriber_id')
      .select('merged_subscribers.subscriber_id as became')
      .orderBy('position')
      .limit(batchSize)
      .execute();
    if (rows.length === 0) return;
    for (const { became, ...row } of rows)
      yield { position: row.position, subscriberId: became ?? row.subscriber_id, event: toEvent(row) };
    last = rows.at(-1)?.position ?? last;
  }
}

/** Of a subscriber, or of one of their requests. */
export async function consentPositions(
  db: Kysely<Tables>,
  { submissionId, subscriberId }: { readonly subscriberId: string; readonly submissionId?: string },
): Promise<readonly number[]> {
  const ids = await idsOf(db, [subscriberId]);
  const all = db.selectFrom('consent_events').select('position').where('subscriber_id', 'in', ids);
  const steps = submissionId === undefined ? all : all.where(concerns(sql`${submissionId}`));
  return (await steps.execute()).map(({ position }) => position);
}

/** Clears the personal part of events, and deletes wordings that no other event uses. */
export async function blankConsent(db: Kysely<Tables>, positions: readonly number[]): Promise<void> {
  for (let start = 0; start < positions.length; start += batchSize) {
    const some = positions.slice(start, start + batchSize);
    const blank = { personal: null, salt: null };
    await db.updateTable('consent_events').set(blank).where('position', 'in', some).execute();
    const wordings = await db
      .selectFrom('consent_events')
      .select('text_hash')
      .distinct()
      .where('position', 'in', some)
      .execute();
    for (const { text_hash: hash } of wordings) if (hash !== null) await dropUnusedText(db, hash);
  }
}

async function dropUnusedText(db: Kysely<Tables>, hash: string): Promise<void> {
  const used = db.selectFrom('consent_events').select('position').where('text_hash', '=', hash);
  if ((await used.where('salt', 'is not', null).limit(1).executeTakeFirst()) !== undefined) return;
  await db.deleteFrom('consent_texts').where('text_hash', '=', hash).execute();
}

function events(db: Kysely<Tables>) {
  return db
    .selectFrom('consent_events')
    .leftJoin('consent_texts', 'consent_texts.text_hash', 'consent_events.text_hash')
    .selectAll('consent_events')
    .select('consent_texts.text');
}

function toEvent({ kind, at, form, personal, text: wording }: EventRow): ConsentEvent {
  const parts = personal === null ? erasedParts : v.parse(personalColumn, JSON.parse(personal));
  return { kind, at, form, text: wording, ...parts };
}

const erasedParts = {
  email: null,
  locale: null,
  pageUrl: null,
  submissionId: null,
  messageId: null,
  bodyHash: null,
} as const;

function toLink(row: EventRow): StoredLink {
  const { position, hash, kind, at, form, commitment, personal, salt, text: wording } = row;
  return {
    position,
    hash,
    kind,
    at,
    form,
    commitment,
    personal,
    salt,
    text: wording,
    subscriberId: row.subscriber_id,
    previousHash: row.previous_hash,
    textHash: row.text_hash,
  };
}
