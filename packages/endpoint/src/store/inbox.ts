// Queries of the inbox. They take no locks.
import { type Kysely, type Selectable, sql } from 'kysely';
import type {
  InboxReader,
  DeliveryState,
  OpenedMessage,
  OpenedSubscriber,
  Page,
  PageRequest,
  SubmissionFilter,
  SubscriberWithConsent,
} from '../domain/inbox.ts';
import type { StoredSubmission } from '../domain/stored-submission.ts';
import { sumBeacons } from './beacons.ts';
import { consentEventsOf } from './consent.ts';
import { toSubmission } from './submissions.ts';
import { toSubscriber } from './subscribers.ts';
import type { OutboxTable, SubscriberTable, Tables } from './tables.ts';

export function inboxReader(db: Kysely<Tables>): InboxReader {
  return {
    listSubmissions: (filter) => listSubmissions(db, filter),
    listSubscribers: (request) => listSubscribers(db, request),
    sumBeacons: (filter) => sumBeacons(db, filter),
    openMessage: (submissionId) => openMessage(db, submissionId),
    openSubscriber: (subscriberId) => openSubscriber(db, subscriberId),
  };
}

async function listSubmissions(
  db: Kysely<Tables>,
  { limit, after, form, search = '', suspected }: SubmissionFilter,
): Promise<Page<StoredSubmission>> {
  const rows = await db
    .selectFrom('submissions')
    .selectAll()
    .$if(after !== undefined, (query) => query.where('sequence', '<', after ?? 0))
    .$if(form !== undefined, (query) => query.where('form', '=', form ?? ''))
    // The column is JSON, in which quotes and line breaks are escaped.
    .$if(search !== '', (query) => query.where(contains('fields', JSON.stringify(search).slice(1, -1))))
    .$if(suspected !== undefined, (query) => query.where('status', suspected === true ? '=' : '!=', 'spam'))
    .orderBy('sequence', 'desc')
    .limit(limit + 1)
    .execute();
  return toPage(rows, limit, toSubmission);
}

async function listSubscribers(
  db: Kysely<Tables>,
  { limit, after, form, search = '' }: PageRequest,
): Promise<Page<SubscriberWithConsent>> {
  const rows = await db
    .selectFrom('subscribers')
    .selectAll()
    .$if(after !== undefined, (query) => query.where('sequence', '<', after ?? 0))
    .$if(form !== undefined, (query) => query.where('form', '=', form ?? ''))
    .$if(search !== '', (query) => query.where(({ or }) => or([contains('email', search), contains('name', search)])))
    .orderBy('sequence', 'desc')
    .limit(limit + 1)
    .execute();
  const ids = rows.map((row) => row.subscriber_id);
  const steps = await consentEventsOf(db, ids);
  const withConsent = (row: Selectable<SubscriberTable>) => ({
    ...toSubscriber(row),
    consent: steps.filter(({ subscriberId }) => subscriberId === row.subscriber_id).map(({ event }) => event),
  });
  return toPage(rows, limit, withConsent);
}

async function openMessage(db: Kysely<Tables>, submissionId: string): Promise<OpenedMessage | undefined> {
  const row = await db
    .selectFrom('submissions')
    .selectAll()
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const mails = await db
    .selectFrom('outbox')
    .selectAll()
    .where('submission_id', '=', submissionId)
    .orderBy('sequence')
    .execute();
  return { ...toSubmission(row), subscriberId: row.subscriber_id, mails: mails.map(toDeliveryState) };
}

async function openSubscriber(db: Kysely<Tables>, subscriberId: string): Promise<OpenedSubscriber | undefined> {
  const row = await db
    .selectFrom('subscribers')
    .selectAll()
    .where('subscriber_id', '=', subscriberId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const mails = await db
    .selectFrom('outbox')
    .selectAll()
    .where('subscriber_id', '=', subscriberId)
    .orderBy('sequence')
    .execute();
  const consent = (await consentEventsOf(db, [subscriberId])).map(({ event }) => event);
  return { ...toSubscriber(row), createdAt: row.created_at, consent, mails: mails.map(toDeliveryState) };
}

/** Fetches one extra row to learn whether there are more. */
function toPage<Row extends { readonly sequence: number }, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? (shown.at(-1)?.sequence ?? null) : null;
  return { items: shown.map(toItem), next };
}

/** SQLite ignores case in ASCII only: other letters match as typed or in lower case. */
function contains(column: 'fields' | 'email' | 'name', words: string) {
  const pattern = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const name = sql.ref(column);
  return sql<boolean>`(${name} like ${pattern} escape '\\' or lower(${name}) like ${pattern.toLowerCase()} escape '\\')`;
}

function toDeliveryState(row: Selectable<OutboxTable>): DeliveryState {
  const { delivery_id: deliveryId, kind, attempts, created_at: createdAt, sent_at: sentAt, failed_at: failedAt } = row;
  return {
    deliveryId,
    kind,
    attempts,
    createdAt,
    sentAt,
    failedAt,
    dueAt: row.due_at,
    lastError: row.last_error,
    hook: row.hook,
  };
}
