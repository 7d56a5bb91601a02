// Queries of the inbox. They take no locks.
import { type Kysely, type Selectable, sql } from 'kysely';
import {
  type InboxReader,
  type ListedMessage,
  type OpenedMessage,
  type OpenedSubscriber,
  type Page,
  type SubmissionFilter,
  type SubscriberFilter,
  type SubscriberWithConsent,
  countLimit,
} from '../domain/inbox.ts';
import { spellingsOf } from '../domain/search-spellings.ts';
import { sumBeacons } from './beacons.ts';
import { closedHooks } from './closed-hooks.ts';
import { consentEventsOf } from './consent.ts';
import { countFailed, listFailed, toDeliveryState } from './failed-deliveries.ts';
import { containing } from './like-pattern.ts';
import type { MessageSearch } from './message-search.ts';
import { toPage } from './page.ts';
import { restrictedTo } from './submission-filter.ts';
import { newestSubmission, toListedMessage } from './submissions.ts';
import { toSubscriber } from './subscribers.ts';
import type { SubmissionTable, SubscriberTable, Tables } from './tables.ts';

export function inboxReader(db: Kysely<Tables>, search: MessageSearch): InboxReader {
  return {
    listSubmissions: (filter) =>
      filter.search === undefined ? listSubmissions(db, filter) : search.find(filter, filter.search),
    endOfSubmissions: async () => (await newestSubmission(db)) + 1,
    countUnread: (form) => countUnread(db, form),
    listFailed: (request) => listFailed(db, request),
    countFailed: () => countFailed(db, countLimit),
    closedHooks: (configured) => closedHooks(db, configured),
    listSubscribers: (filter) => listSubscribers(db, filter),
    sumBeacons: (filter) => sumBeacons(db, filter),
    openMessage: (submissionId) => openMessage(db, submissionId),
    openSubscriber: (subscriberId) => openSubscriber(db, subscriberId),
  };
}

async function listSubmissions(db: Kysely<Tables>, filter: SubmissionFilter): Promise<Page<ListedMessage>> {
  const { limit } = filter;
  const { rows } = await sql<Selectable<SubmissionTable>>`select * from submissions where true ${restrictedTo(filter)}
    order by sequence desc limit ${limit + 1}`.execute(db);
  return toPage(rows, limit, toListedMessage);
}

async function countUnread(db: Kysely<Tables>, form: string | undefined): Promise<number> {
  const restricted = restrictedTo({
    limit: countLimit,
    suspected: false,
    unread: true,
    ...(form !== undefined && { form }),
  });
  const { rows } = await sql<{ count: number }>`select count(*) as count from (
    select 1 from submissions where true ${restricted} limit ${countLimit}) as counted`.execute(db);
  return rows[0]?.count ?? 0;
}

async function listSubscribers(
  db: Kysely<Tables>,
  { limit, after, form, search = '', status }: SubscriberFilter,
): Promise<Page<SubscriberWithConsent>> {
  const rows = await db
    .selectFrom('subscribers')
    .selectAll()
    .$if(after !== undefined, (query) => query.where('sequence', '<', after ?? 0))
    .$if(form !== undefined, (query) => query.where('form', '=', form ?? ''))
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? 'pending'))
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
  return { ...toListedMessage(row), subscriberId: row.subscriber_id, mails: mails.map(toDeliveryState) };
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

function contains(column: 'email' | 'name', search: string) {
  const found = spellingsOf(search).map(
    (words) => sql`fold_text(${sql.ref(column)}) like ${containing(words)} escape '\\'`,
  );
  return sql<boolean>`(${sql.join(found, sql` or `)})`;
}
