// The outbox table. A row says what to send, not its text: link secrets are created at delivery.
import { type Kysely, sql } from 'kysely';
import {
  type DeliveryFailure,
  type FailureCounts,
  maxDelayMs,
  type NewOutboxEntry,
  type OutboxEntry,
  type OutboxKind,
  type OutboxLane,
  type OutboxStats,
  type Undelivered,
} from '../domain/outbox.ts';
import type { OutboxQueue, OutboxStore } from '../domain/ports.ts';
import { locksRows } from './engine.ts';
import { pacedMails } from './paced-mails.ts';
import type { Tables } from './tables.ts';
import { inTransaction } from './transaction.ts';

/** Kinds that go to the owner: a rejected recipient is a fault of the settings, not a visitor's typo. */
const ownerKinds: readonly OutboxKind[] = ['notification', 'inbox-link', 'digest'];
const maxListed = 50;

export function outboxStore(db: Kysely<Tables>): OutboxStore {
  return {
    add: (mail) => addEntry(db, mail),
    ...pacedMails(db),
    timesSince: (addressKey, since) => timesSince(db, addressKey, since),
    latest: (kind) => latest(db, kind),
    undelivered: (since, waitingSince) => undelivered(db, { since, waitingSince }),
  };
}

export function outboxQueue(db: Kysely<Tables>): OutboxQueue {
  return {
    claim: (now, leaseUntil, lane) => inTransaction(db, (transaction) => claim(transaction, { now, leaseUntil, lane })),
    nextDue: (lane) => nextDue(db, lane),
    markSent: (deliveryId, at) =>
      inTransaction(db, async (transaction) => {
        const sent = { sent_at: at, last_error: null };
        await transaction.updateTable('outbox').set(sent).where('delivery_id', '=', deliveryId).execute();
      }),
    release: (deliveryId, dueAt) =>
      inTransaction(db, async (transaction) => {
        const waiting = { due_at: dueAt, left_at: null };
        await transaction.updateTable('outbox').set(waiting).where('delivery_id', '=', deliveryId).execute();
      }),
    hold: (deliveryId, dueAt) =>
      inTransaction(db, async (transaction) => {
        await transaction.updateTable('outbox').set({ due_at: dueAt }).where('delivery_id', '=', deliveryId).execute();
      }),
    remove: (deliveryId) =>
      inTransaction(db, async (transaction) => {
        const entry = transaction.deleteFrom('outbox').where('delivery_id', '=', deliveryId);
        await entry.where('sent_at', 'is', null).execute();
      }),
    postpone: (deliveryId, failure) => inTransaction(db, (transaction) => postpone(transaction, deliveryId, failure)),
    stats: (now) => stats(db, now),
    countFailures: (givenUpSince, waitingSince) => countFailures(db, { givenUpSince, waitingSince }),
  };
}

async function addEntry(db: Kysely<Tables>, mail: NewOutboxEntry): Promise<void> {
  const { deliveryId, kind, createdAt, addressKey, paceKey, submissionId, subscriberId, hook } = mail;
  await db
    .insertInto('outbox')
    .values({
      delivery_id: deliveryId,
      kind,
      created_at: createdAt,
      due_at: createdAt,
      address_key: addressKey,
      pace_key: paceKey ?? null,
      left_at: null,
      submission_id: submissionId,
      subscriber_id: subscriberId,
      hook: hook?.name ?? null,
      event: hook?.event ?? null,
    })
    .execute();
}

async function timesSince(db: Kysely<Tables>, addressKey: string, since: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('created_at')
    .where('address_key', '=', addressKey)
    .where('created_at', '>', since)
    .execute();
  return rows.map((row) => row.created_at);
}

async function claim(
  db: Kysely<Tables>,
  { now, leaseUntil, lane }: { readonly now: string; readonly leaseUntil: string; readonly lane: OutboxLane },
): Promise<OutboxEntry | undefined> {
  const beyond = new Date(Date.parse(now) + maxDelayMs).toISOString();
  const row = await waitingIn(db, lane)
    .select(['delivery_id', 'kind', 'created_at', 'attempts', 'submission_id', 'subscriber_id', 'pace_key'])
    .select(['hook', 'event'])
    .where((column) => column.or([column('due_at', '<=', now), column('due_at', '>', beyond)]))
    .orderBy('due_at')
    .orderBy('sequence')
    .limit(1)
    // Skips entries that another worker has locked.
    .$if(locksRows(db), (query) => query.forUpdate().skipLocked())
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const {
    delivery_id: deliveryId,
    created_at: createdAt,
    submission_id: submissionId,
    subscriber_id: subscriberId,
    pace_key: paceKey,
  } = row;
  await db.updateTable('outbox').set({ due_at: leaseUntil }).where('delivery_id', '=', deliveryId).execute();
  const hook = row.hook !== null && row.event !== null ? { name: row.hook, event: row.event } : null;
  return { deliveryId, kind: row.kind, createdAt, attempts: row.attempts, submissionId, subscriberId, paceKey, hook };
}

async function nextDue(db: Kysely<Tables>, lane: OutboxLane): Promise<string | undefined> {
  const row = await waitingIn(db, lane).select('due_at').orderBy('due_at').limit(1).executeTakeFirst();
  return row?.due_at;
}

async function postpone(
  db: Kysely<Tables>,
  deliveryId: string,
  { addressRefused, dueAt, error, failedAt }: DeliveryFailure,
): Promise<void> {
  await db
    .updateTable('outbox')
    .set((column) => ({
      due_at: dueAt,
      last_error: error,
      failed_at: failedAt,
      left_at: null,
      address_refused: addressRefused ? 1 : 0,
      attempts: column('attempts', '+', 1),
    }))
    .where('delivery_id', '=', deliveryId)
    .execute();
}

async function countFailures(
  db: Kysely<Tables>,
  { givenUpSince, waitingSince }: { readonly givenUpSince: string; readonly waitingSince: string },
): Promise<FailureCounts> {
  const givenUp = await db
    .selectFrom('outbox')
    .select((column) => column.fn.countAll<number>().as('count'))
    .where('sent_at', 'is', null)
    .where('failed_at', '>', givenUpSince)
    .where((column) => column.or([column('kind', 'in', ownerKinds), column('address_refused', '=', 0)]))
    .executeTakeFirstOrThrow();
  return { givenUp: givenUp.count, stuck: await countStuck(db, waitingSince) };
}

async function countStuck(db: Kysely<Tables>, waitingSince: string): Promise<number> {
  const stuck = await waiting(db)
    .select((column) => column.fn.countAll<number>().as('count'))
    .where('attempts', '>', 0)
    .where('created_at', '<', waitingSince)
    .executeTakeFirstOrThrow();
  return stuck.count;
}

async function stats(db: Kysely<Tables>, now: number): Promise<OutboxStats> {
  const { count, oldest } = await waiting(db)
    .select((column) => [column.fn.countAll<number>().as('count'), column.fn.min('created_at').as('oldest')])
    .executeTakeFirstOrThrow();
  const givenUp = await db
    .selectFrom('outbox')
    .select((column) => column.fn.countAll<number>().as('count'))
    .where('failed_at', 'is not', null)
    .executeTakeFirstOrThrow();
  const oldestMs = typeof oldest === 'string' ? Math.max(0, now - Date.parse(oldest)) : 0;
  return { waiting: count, oldestSeconds: oldestMs / 1000, givenUp: givenUp.count };
}

async function latest(db: Kysely<Tables>, kind: OutboxKind): Promise<string | undefined> {
  const mails = db.selectFrom('outbox').select('created_at').where('kind', '=', kind);
  const row = await mails.orderBy('sequence', 'desc').limit(1).executeTakeFirst();
  return row?.created_at;
}

async function undelivered(
  db: Kysely<Tables>,
  { since, waitingSince }: { readonly since: string; readonly waitingSince: string },
): Promise<Undelivered> {
  const failed = await db
    .selectFrom('outbox')
    .select(['kind', 'failed_at', 'last_error'])
    .where('sent_at', 'is', null)
    .where('failed_at', '>', since)
    .orderBy('failed_at')
    .limit(maxListed)
    .execute();
  const suspected = await db
    .selectFrom('submissions')
    .select((column) => column.fn.countAll<number>().as('count'))
    // A literal, so that the partial index applies.
    .where('status', '=', sql.lit('spam'))
    .where('received_at', '>', since)
    .executeTakeFirstOrThrow();
  return {
    givenUp: failed.map((row) => ({ kind: row.kind, failedAt: row.failed_at ?? '', reason: row.last_error ?? '' })),
    waiting: await countStuck(db, waitingSince),
    suspected: suspected.count,
  };
}

function waiting(db: Kysely<Tables>) {
  return db.selectFrom('outbox').where('sent_at', 'is', null).where('failed_at', 'is', null);
}

function waitingIn(db: Kysely<Tables>, { hook, kinds }: OutboxLane) {
  const mails = waiting(db).where('kind', 'in', kinds);
  return hook === undefined ? mails : mails.where('hook', '=', hook);
}
