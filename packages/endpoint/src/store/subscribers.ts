// Queries on subscribers. Their consent is in consent.ts.
import type { Kysely, Selectable } from 'kysely';
import type { SubscriberStore } from '../domain/ports.ts';
import type { SubmissionStatus } from '../domain/stored-submission.ts';
import type { NewSubscriber, Subscriber } from '../domain/subscriber.ts';
import { addConsentEvent, consentEventsOf, latestEvent } from './consent.ts';
import { locksRows } from './engine.ts';
import type { SubscriberTable, Tables } from './tables.ts';

export function subscriberStore(db: Kysely<Tables>): SubscriberStore {
  return {
    byAddress: (form, addressKey) => findByAddress(db, form, addressKey),
    read: (subscriberId) => readSubscriber(db, subscriberId),
    bySubmission: (submissionId) => findBySubmission(db, submissionId),
    byPendingSubmission: (submissionId) => findBySubmission(db, submissionId, 'pending'),
    add: (subscriber) => addSubscriber(db, subscriber),
    async update(subscriberId, changes) {
      await db.updateTable('subscribers').set(changes).where('subscriber_id', '=', subscriberId).execute();
    },
    latestEvent: (subscriberId, kind, submissionId) => latestEvent(db, { subscriberId, kind, submissionId }),
    async history(subscriberId) {
      return (await consentEventsOf(db, [subscriberId])).map(({ event }) => event);
    },
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

async function findBySubmission(
  db: Kysely<Tables>,
  submissionId: string,
  status?: SubmissionStatus,
): Promise<Subscriber | undefined> {
  const message = await db
    .selectFrom('submissions')
    .select('subscriber_id')
    .where('submission_id', '=', submissionId)
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? 'pending'))
    .executeTakeFirst();
  const subscriberId = message?.subscriber_id ?? undefined;
  return subscriberId === undefined ? undefined : readSubscriber(db, subscriberId);
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

export function toSubscriber(row: Selectable<SubscriberTable>): Subscriber {
  const { subscriber_id: subscriberId, form, email, name, status, locale } = row;
  return { subscriberId, form, email, name, status, locale };
}
