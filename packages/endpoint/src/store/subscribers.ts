// Subscribers and the steps of their consent. Events are only ever added.
import type { Kysely, Selectable } from 'kysely';
import type { Page, PageRequest, SubscriberWithConsent } from '../domain/inbox.ts';
import type { ConsentEvent, NewSubscriber, Subscriber, SubscriberRecords } from '../domain/needs.ts';
import { locksRows } from './engine.ts';
import { toPage } from './submissions.ts';
import type { ConsentEventTable, SubscriberTable, Tables } from './tables.ts';

export function subscriberRecords(db: Kysely<Tables>): SubscriberRecords {
  return {
    byAddress: (form, addressKey) => findByAddress(db, form, addressKey),
    read: (subscriberId) => readSubscriber(db, subscriberId),
    add: (subscriber) => addSubscriber(db, subscriber),
    async update(subscriberId, changes) {
      await db.updateTable('subscribers').set(changes).where('subscriber_id', '=', subscriberId).execute();
    },
    latestRequest: (subscriberId) => latestRequest(db, subscriberId),
    addConsentEvent: (subscriberId, event) => addConsentEvent(db, subscriberId, event),
  };
}

async function findByAddress(db: Kysely<Tables>, form: string, addressKey: string): Promise<Subscriber | undefined> {
  const row = await db
    .selectFrom('subscribers')
    .selectAll()
    .where('form', '=', form)
    .where('address_key', '=', addressKey)
    .$if(locksRows(db), (query) => query.forUpdate())
    .executeTakeFirst();
  return row && toSubscriber(row);
}

async function readSubscriber(db: Kysely<Tables>, subscriberId: string): Promise<Subscriber | undefined> {
  const row = await db
    .selectFrom('subscribers')
    .selectAll()
    .where('subscriber_id', '=', subscriberId)
    .$if(locksRows(db), (query) => query.forUpdate())
    .executeTakeFirst();
  return row && toSubscriber(row);
}

async function addSubscriber(db: Kysely<Tables>, subscriber: NewSubscriber): Promise<void> {
  const { subscriberId, addressKey, createdAt, form, email, name, status, locale } = subscriber;
  await db
    .insertInto('subscribers')
    .values({
      subscriber_id: subscriberId,
      address_key: addressKey,
      created_at: createdAt,
      form,
      email,
      name,
      status,
      locale,
    })
    .execute();
}

async function latestRequest(db: Kysely<Tables>, subscriberId: string): Promise<ConsentEvent | undefined> {
  const row = await db
    .selectFrom('consent_events')
    .selectAll()
    .where('subscriber_id', '=', subscriberId)
    .where('kind', '=', 'requested')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toEvent(row);
}

async function addConsentEvent(
  db: Kysely<Tables>,
  subscriberId: string,
  { pageUrl, submissionId, ...event }: ConsentEvent,
): Promise<void> {
  await db
    .insertInto('consent_events')
    .values({ ...event, subscriber_id: subscriberId, page_url: pageUrl, submission_id: submissionId })
    .execute();
}

/** Newest first, each with all steps of its consent, oldest first. */
export async function listSubscribers(
  db: Kysely<Tables>,
  { limit, after }: PageRequest,
): Promise<Page<SubscriberWithConsent>> {
  const rows = await db
    .selectFrom('subscribers')
    .selectAll()
    .$if(after !== undefined, (query) => query.where('sequence', '<', after ?? 0))
    .orderBy('sequence', 'desc')
    .limit(limit + 1)
    .execute();
  const ids = rows.map((row) => row.subscriber_id);
  // `in ()` is no SQL in PostgreSQL.
  if (ids.length === 0) return { items: [], next: null };
  const events = await db
    .selectFrom('consent_events')
    .selectAll()
    .where('subscriber_id', 'in', ids)
    .orderBy('sequence')
    .execute();
  const withConsent = (row: Selectable<SubscriberTable>) => ({
    ...toSubscriber(row),
    consent: events.filter((event) => event.subscriber_id === row.subscriber_id).map(toEvent),
  });
  return toPage(
    rows.map((row) => ({ position: row.sequence, item: withConsent(row) })),
    limit,
  );
}

function toSubscriber(row: Selectable<SubscriberTable>): Subscriber {
  const { subscriber_id: subscriberId, form, email, name, status, locale } = row;
  return { subscriberId, form, email, name, status, locale };
}

function toEvent(row: Selectable<ConsentEventTable>): ConsentEvent {
  const { kind, at, text, locale, form, page_url: pageUrl, submission_id: submissionId } = row;
  return { kind, at, text, locale, form, pageUrl, submissionId };
}
