// Finds and removes the data of a person. The domain decides which data that is.
import { paceKey } from '@foyer/protocol';
import type { Kysely } from 'kysely';
import type { ExpiredSignUp, ExportedDelivery, OutboxFilter, PersonStore } from '../domain/ports.ts';
import type { StoredSubmission } from '../domain/stored-submission.ts';
import { blankConsent, consentPositions, consentSteps } from './consent.ts';
import { locksRows } from './engine.ts';
import { toSubmission } from './submissions.ts';
import { toSubscriber } from './subscribers.ts';
import type { Tables } from './tables.ts';

const batchSize = 500;

/** `onRemoval` is called when messages are removed. */
export function personStore(db: Kysely<Tables>, onRemoval?: () => void): PersonStore {
  return {
    messages: () => readMessages(db),
    subscribers: (addressKey) => subscribersAt(db, addressKey),
    consentSteps: () => consentSteps(db),
    mails: (filter) => mailsOf(db, filter),
    expiredMessages: (form, before, limit) => expiredMessages(db, { form, before, limit }),
    expiredSignUps: (form, before, limit) => expiredSignUps(db, { form, before, limit }),
    removeMails: (filter, keepPaceSince) => removeMails(db, filter, keepPaceSince),
    async forgetPace(before) {
      const detached = db.deleteFrom('outbox').where('pace_key', 'is not', null).where('address_key', 'is', null);
      await detached.where('left_at', '<=', before).execute();
    },
    async removeMessages(submissionIds, how) {
      if (submissionIds.length > 0) onRemoval?.();
      await removeMessages(db, submissionIds, how);
    },
    removeSubscribers: (subscriberIds) => removeSubscribers(db, subscriberIds),
    blankConsent: (positions) => blankConsent(db, positions),
    async removeTombstones(before) {
      await db.deleteFrom('tombstones').where('forgotten_at', '<', before).execute();
    },
  };
}

async function* readMessages(
  db: Kysely<Tables>,
): AsyncGenerator<StoredSubmission & { readonly subscriberId: string | null }> {
  let last = 0;
  for (;;) {
    const query = db.selectFrom('submissions').selectAll().where('sequence', '>', last);
    const rows = await query.orderBy('sequence').limit(batchSize).execute();
    if (rows.length === 0) return;
    for (const row of rows) yield { ...toSubmission(row), subscriberId: row.subscriber_id };
    last = rows.at(-1)?.sequence ?? last;
  }
}

async function subscribersAt(db: Kysely<Tables>, addressKey: string) {
  const rows = await db.selectFrom('subscribers').selectAll().where('address_key', '=', addressKey).execute();
  return rows.map((row) => ({ ...toSubscriber(row), createdAt: row.created_at }));
}

async function mailsOf(db: Kysely<Tables>, filter: OutboxFilter): Promise<readonly ExportedDelivery[]> {
  const mails: ExportedDelivery[] = [];
  for (const [column, values] of outboxColumns(filter)) {
    const rows = await db.selectFrom('outbox').selectAll().where(column, 'in', values).execute();
    mails.push(
      ...rows.map((row) => ({
        deliveryId: row.delivery_id,
        kind: row.kind,
        createdAt: row.created_at,
        sentAt: row.sent_at,
      })),
    );
  }
  return [...new Map(mails.map((mail) => [mail.deliveryId, mail])).values()];
}

async function removeMails(
  db: Kysely<Tables>,
  filter: OutboxFilter,
  keepPaceSince: string | undefined,
): Promise<number> {
  let count = 0;
  for (const [column, values] of outboxColumns(filter)) {
    if (keepPaceSince !== undefined) count += await detachMails(db, { column, values, since: keepPaceSince });
    const { numDeletedRows } = await db.deleteFrom('outbox').where(column, 'in', values).executeTakeFirstOrThrow();
    count += Number(numDeletedRows);
  }
  if (filter.addressKey !== null) {
    const detached = db.deleteFrom('outbox').where('pace_key', '=', paceKey(filter.addressKey));
    await detached.where('address_key', 'is', null).execute();
  }
  return count;
}

type OutboxColumn = ReturnType<typeof outboxColumns>[number][0];

async function detachMails(
  db: Kysely<Tables>,
  { column, since, values }: { column: OutboxColumn; values: readonly string[]; since: string },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ address_key: null, submission_id: null, subscriber_id: null })
    .where(column, 'in', values)
    .where('left_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Outbox columns to filter by, with values in chunks that every database accepts. */
function outboxColumns({ addressKey, submissionIds, subscriberIds }: OutboxFilter) {
  const of = <Column extends string>(column: Column, values: readonly string[]) =>
    chunks(values).map((chunk) => [column, chunk] as const);
  return [
    ...of('address_key', addressKey === null ? [] : [addressKey]),
    ...of('submission_id', submissionIds),
    ...of('subscriber_id', subscriberIds),
  ];
}

interface ExpiryQuery {
  readonly form: string;
  readonly before: string;
  readonly limit: number;
}

/** Oldest first: rows are in the order of arrival. */
async function expiredMessages(db: Kysely<Tables>, { form, before, limit }: ExpiryQuery): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('submissions')
    .select(['submission_id', 'received_at'])
    .where('form', '=', form)
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.filter((row) => row.received_at < before).map((row) => row.submission_id);
}

/** Excludes those that were requested again after `before`. */
async function expiredSignUps(
  db: Kysely<Tables>,
  { form, before, limit }: ExpiryQuery,
): Promise<readonly ExpiredSignUp[]> {
  const rows = await db
    .selectFrom('subscribers')
    .select('subscriber_id')
    .where('form', '=', form)
    .where('status', '=', 'pending')
    .where('created_at', '<', before)
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('consent_events')
            .select('position')
            .whereRef('consent_events.subscriber_id', '=', 'subscribers.subscriber_id')
            .where('consent_events.kind', '=', 'requested')
            .where('consent_events.at', '>=', before),
        ),
      ),
    )
    .limit(limit)
    // Another process doing housekeeping takes other rows.
    .$if(locksRows(db), (query) => query.forUpdate().skipLocked())
    .execute();
  return Promise.all(rows.map((row) => signUpOf(db, row.subscriber_id)));
}

async function signUpOf(db: Kysely<Tables>, subscriberId: string): Promise<ExpiredSignUp> {
  const messages = await db
    .selectFrom('submissions')
    .select('submission_id')
    .where('subscriber_id', '=', subscriberId)
    .execute();
  const submissionIds = messages.map((row) => row.submission_id);
  return { subscriberId, submissionIds, positions: await consentPositions(db, subscriberId) };
}

/** Keeps the id as a tombstone, so that a late retry is answered instead of stored. */
async function removeMessages(
  db: Kysely<Tables>,
  submissionIds: readonly string[],
  { at, keepContentHash }: { readonly at: string; readonly keepContentHash: boolean },
): Promise<void> {
  for (const ids of chunks(submissionIds)) {
    await db
      .insertInto('tombstones')
      .columns(['submission_id', 'form', 'content_hash', 'receipt_status', 'received_at', 'forgotten_at'])
      .expression((query) =>
        query
          .selectFrom('submissions')
          .select(['submission_id', 'form'])
          .select((column) => (keepContentHash ? column.ref('content_hash') : column.lit(null)).as('content_hash'))
          .select(['receipt_status', 'received_at'])
          .select((column) => column.cast<string>(column.val(at), 'text').as('forgotten_at'))
          .where('submission_id', 'in', ids),
      )
      .execute();
    await db.deleteFrom('submissions').where('submission_id', 'in', ids).execute();
  }
}

async function removeSubscribers(db: Kysely<Tables>, subscriberIds: readonly string[]): Promise<void> {
  for (const ids of chunks(subscriberIds)) {
    await db.deleteFrom('link_tokens').where('subscriber_id', 'in', ids).execute();
    await db.deleteFrom('merged_subscribers').where('subscriber_id', 'in', ids).execute();
    await db.deleteFrom('subscribers').where('subscriber_id', 'in', ids).execute();
  }
}

/** Returns no chunk for an empty list: PostgreSQL does not accept `in ()`. */
function chunks<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / batchSize);
  return Array.from({ length: count }, (_, index) => items.slice(index * batchSize, (index + 1) * batchSize));
}
