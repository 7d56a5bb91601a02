// Outbox entries of one person, and which hooks were told of them.
import { paceKey } from '@foyer/protocol';
import type { Kysely } from 'kysely';
import type { ExportedDelivery, OutboxFilter, Told } from '../domain/ports.ts';
import { batches } from '../domain/batches.ts';
import type { Tables } from './tables.ts';

const batchSize = 500;

export async function mailsOf(db: Kysely<Tables>, filter: OutboxFilter): Promise<readonly ExportedDelivery[]> {
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

/** Keeps announcements of an erasure, the only data that is left of the person until the hook is told. */
export async function removeMails(
  db: Kysely<Tables>,
  filter: OutboxFilter,
  keepPaceSince: string | undefined,
): Promise<number> {
  let count = 0;
  await keepSubscribersEvents(db, filter);
  for (const [column, values] of outboxColumns(filter)) {
    if (keepPaceSince !== undefined) count += await detachMails(db, { column, values, since: keepPaceSince });
    const { numDeletedRows } = await db
      .deleteFrom('outbox')
      .where(column, 'in', values)
      .where('erased_email', 'is', null)
      .executeTakeFirstOrThrow();
    count += Number(numDeletedRows);
  }
  if (filter.addressKey !== null) {
    const detached = db.deleteFrom('outbox').where('pace_key', '=', paceKey(filter.addressKey));
    await detached.where('address_key', 'is', null).execute();
  }
  return count;
}

/** A subscriber outlives the message of the sign-up, and so do the hook events of the subscriber. */
async function keepSubscribersEvents(db: Kysely<Tables>, { submissionIds }: OutboxFilter): Promise<void> {
  for (const ids of batches(submissionIds, batchSize)) {
    await db
      .updateTable('outbox')
      .set({ submission_id: null })
      .where('submission_id', 'in', ids)
      .where('subscriber_id', 'is not', null)
      .where('hook', 'is not', null)
      .execute();
  }
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
    batches(values, batchSize).map((chunk) => [column, chunk] as const);
  return [
    ...of('address_key', addressKey === null ? [] : [addressKey]),
    ...of('submission_id', submissionIds),
    ...of('subscriber_id', subscriberIds),
  ];
}

/** A failed attempt counts, because the hook may have received it. */
export async function toldHooks(
  db: Kysely<Tables>,
  { submissionIds, subscriberIds }: Pick<OutboxFilter, 'submissionIds' | 'subscriberIds'>,
): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const [column, ids] of outboxColumns({ addressKey: null, submissionIds, subscriberIds })) {
    const rows = await db
      .selectFrom('outbox')
      .select(['hook', 'submission_id', 'subscriber_id', 'leased_until'])
      .where(column, 'in', ids)
      .where('hook', 'is not', null)
      .where('erased_email', 'is', null)
      // Claiming the entry changes it.
      .whereRef('due_at', '!=', 'created_at')
      .orderBy('sequence')
      .execute();
    for (const { hook, leased_until: busyUntil, submission_id: submissionId, subscriber_id: subscriberId } of rows)
      if (hook !== null) told.push({ hook, submissionId, subscriberId, busyUntil });
  }
  return told;
}

/** Hooks that still have to be told to erase this address, by name. */
export async function announcingTo(db: Kysely<Tables>, addressKey: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('hook')
    .distinct()
    .where('address_key', '=', addressKey)
    .where('erased_email', 'is not', null)
    .orderBy('hook')
    .execute();
  return rows.flatMap(({ hook }) => hook ?? []);
}

/** Gives up entries without a worker, because their hook was removed from the settings. */
export async function giveUpAnnouncements(db: Kysely<Tables>, createdBefore: string, at: string): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ ...forgotten, failed_at: at, last_error: 'the hook is not in the settings' })
    .where('erased_email', 'is not', null)
    .where('created_at', '<', createdBefore)
    .execute();
}

/** Clears the address from an announcement that was given up. */
export const forgotten = { erased_email: null, erased_form: null, address_key: null } as const;
