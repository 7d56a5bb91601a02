// Subscribers and the steps of their consent. Events are only ever added.
import type { Kysely, Selectable } from 'kysely';
import type { Page, PageRequest, SubscriberWithConsent } from '../domain/inbox.ts';
import type { ConsentEvent, Subscriber, SubscriberRecords } from '../domain/needs.ts';
import { toPage } from './submissions.ts';
import type { ConsentEventTable, SubscriberTable, Tables } from './tables.ts';

export function subscriberRecords(db: Kysely<Tables>): SubscriberRecords {
  return {
    async byAddress(form, addressKey) {
      const row = await db
        .selectFrom('subscribers')
        .selectAll()
        .where('form', '=', form)
        .where('address_key', '=', addressKey)
        .executeTakeFirst();
      return row && toSubscriber(row);
    },

    async read(subscriberId) {
      const row = await db
        .selectFrom('subscribers')
        .selectAll()
        .where('subscriber_id', '=', subscriberId)
        .executeTakeFirst();
      return row && toSubscriber(row);
    },

    async add({ subscriberId, form, addressKey, email, name, status, locale, createdAt }) {
      await db
        .insertInto('subscribers')
        .values({
          subscriber_id: subscriberId,
          form,
          address_key: addressKey,
          email,
          name,
          status,
          locale,
          created_at: createdAt,
        })
        .execute();
    },

    async update(subscriberId, changes) {
      await db.updateTable('subscribers').set(changes).where('subscriber_id', '=', subscriberId).execute();
    },

    async latestRequest(subscriberId) {
      const row = await db
        .selectFrom('consent_events')
        .selectAll()
        .where('subscriber_id', '=', subscriberId)
        .where('kind', '=', 'requested')
        .orderBy('sequence', 'desc')
        .executeTakeFirst();
      return row && toEvent(row);
    },

    async addConsentEvent(subscriberId, { pageUrl, submissionId, ...event }) {
      await db
        .insertInto('consent_events')
        .values({ ...event, subscriber_id: subscriberId, page_url: pageUrl, submission_id: submissionId })
        .execute();
    },
  };
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
  const events = await db
    .selectFrom('consent_events')
    .selectAll()
    .where(
      'subscriber_id',
      'in',
      rows.map((row) => row.subscriber_id),
    )
    .orderBy('sequence')
    .execute();
  return toPage(rows, limit, (row) => ({
    ...toSubscriber(row),
    consent: events.filter((event) => event.subscriber_id === row.subscriber_id).map(toEvent),
  }));
}

function toSubscriber(row: Selectable<SubscriberTable>): Subscriber {
  const { subscriber_id: subscriberId, form, email, name, status, locale } = row;
  return { subscriberId, form, email, name, status, locale };
}

function toEvent(row: Selectable<ConsentEventTable>): ConsentEvent {
  const { kind, at, text, locale, form, page_url: pageUrl, submission_id: submissionId } = row;
  return { kind, at, text, locale, form, pageUrl, submissionId };
}
