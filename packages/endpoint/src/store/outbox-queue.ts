// The outbox as its workers use it: claims the next entry, and records the result.
import { type ExpressionBuilder, type Kysely, type Selectable, sql } from 'kysely';
import {
  type ClaimLimits,
  type DeliveryFailure,
  maxDelayMs,
  type OutboxEntry,
  type OutboxLane,
  urgent,
} from '../domain/outbox.ts';
import type { OutboxQueue } from '../domain/ports.ts';
import { closeHook, isHookClosed } from './closed-hooks.ts';
import { locksRows } from './engine.ts';
import { countFailures, outboxStats } from './outbox.ts';
import { forgotten } from './person-mails.ts';
import type { OutboxTable, Tables } from './tables.ts';
import { inTransaction } from './transaction.ts';

export function outboxQueue(db: Kysely<Tables>): Omit<OutboxQueue, 'settle'> {
  return {
    claim: (now, leaseUntil, wanted) =>
      inTransaction(db, (transaction) => claim(transaction, { now, leaseUntil, wanted })),
    nextDue: (lane, after = '') => nextDue(db, lane, after),
    release: (deliveryId, dueAt) =>
      inTransaction(db, async (transaction) => {
        const free = { due_at: dueAt, leased_until: null, left_at: null };
        await transaction.updateTable('outbox').set(free).where('delivery_id', '=', deliveryId).execute();
      }),
    postpone: (deliveryId, failure) => inTransaction(db, (transaction) => postpone(transaction, deliveryId, failure)),
    isClosed: (hook, settings) => isHookClosed(db, hook, settings),
    close: (hook, settings) => inTransaction(db, (transaction) => closeHook(transaction, hook, settings)),
    stats: (now) => outboxStats(db, now),
    countFailures: (givenUpSince, waitingSince) => countFailures(db, { givenUpSince, waitingSince }),
  };
}

interface Claim {
  readonly now: string;
  readonly leaseUntil: string;
  readonly wanted: OutboxLane & Partial<ClaimLimits>;
}

async function claim(db: Kysely<Tables>, { now, leaseUntil, wanted }: Claim): Promise<OutboxEntry | undefined> {
  const beyond = new Date(Date.parse(now) + maxDelayMs).toISOString();
  const row = await waitingIn(db, wanted)
    .selectAll()
    .where((column) => column.or([column('due_at', '<=', now), column('due_at', '>', beyond)]))
    .where((column) => column.and(limitsOf(column, wanted)))
    .where((column) => column.not(column.exists(erasureBefore(column))))
    // One event of a subscriber at a time, so that events that are no longer true can be dropped.
    .where((column) => column.not(column.exists(eventUnderWay(column, now))))
    .orderBy('priority')
    .orderBy('due_at')
    .orderBy('sequence')
    .limit(1)
    // Skips entries that another worker has locked.
    .$if(locksRows(db), (query) => query.forUpdate().skipLocked())
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const lease = { due_at: leaseUntil, leased_until: leaseUntil };
  await db.updateTable('outbox').set(lease).where('delivery_id', '=', row.delivery_id).execute();
  return toEntry(row);
}

/** The hook has not been told of the erasure yet, so later events have to wait. */
function erasureBefore({ selectFrom }: ExpressionBuilder<Tables, 'outbox'>) {
  return (
    selectFrom('outbox as erasure')
      .select('erasure.sequence')
      // A literal, so that the partial index applies.
      .where('erasure.event', '=', sql.lit('erased'))
      .where('outbox.event', '!=', 'erased')
      .where('erasure.failed_at', 'is', null)
      .whereRef('erasure.hook', '=', 'outbox.hook')
      .whereRef('erasure.address_key', '=', 'outbox.address_key')
      .whereRef('erasure.sequence', '<', 'outbox.sequence')
  );
}

function eventUnderWay({ selectFrom }: ExpressionBuilder<Tables, 'outbox'>, now: string) {
  return selectFrom('outbox as other')
    .select('other.sequence')
    .where('other.leased_until', '>', now)
    .where('other.sent_at', 'is', null)
    .whereRef('other.subscriber_id', '=', 'outbox.subscriber_id')
    .whereRef('other.hook', '=', 'outbox.hook')
    .whereRef('other.sequence', '!=', 'outbox.sequence');
}

/** No condition for an empty list: PostgreSQL does not accept `not in ()`. */
function limitsOf(
  column: ExpressionBuilder<Tables, 'outbox'>,
  { fullDomains = [], underWay = [], urgentOnly = false, urgentOnlyDomains = [] }: Partial<ClaimLimits>,
) {
  const isUrgent = column('priority', '=', urgent);
  const isOutside = (domains: readonly string[]) => [column('domain', 'is', null), column('domain', 'not in', domains)];
  return [
    ...(underWay.length === 0 ? [] : [column('delivery_id', 'not in', underWay)]),
    ...(fullDomains.length === 0 ? [] : [column.or(isOutside(fullDomains))]),
    ...(urgentOnlyDomains.length === 0 ? [] : [column.or([isUrgent, ...isOutside(urgentOnlyDomains)])]),
    ...(urgentOnly ? [isUrgent] : []),
  ];
}

function toEntry(row: Selectable<OutboxTable>): OutboxEntry {
  const { attempts, created_at: createdAt, delivery_id: deliveryId, domain, event, hook, kind, priority } = row;
  const { erased_email: email, erased_form: form } = row;
  return {
    deliveryId,
    kind,
    createdAt,
    attempts,
    priority,
    domain,
    ownerPosition: row.owner_position,
    addressKey: row.address_key,
    paceKey: row.pace_key,
    submissionId: row.submission_id,
    subscriberId: row.subscriber_id,
    hook: hook !== null && event !== null ? { name: hook, event } : null,
    erased: form !== null && email !== null ? { form, email } : null,
  };
}

async function nextDue(db: Kysely<Tables>, lane: OutboxLane, after: string): Promise<string | undefined> {
  const { due } = await waitingIn(db, lane)
    .where('due_at', '>', after)
    .select((column) => column.fn.min('due_at').as('due'))
    .executeTakeFirstOrThrow();
  return typeof due === 'string' ? due : undefined;
}

async function postpone(
  db: Kysely<Tables>,
  deliveryId: string,
  { addressRefused, dueAt, error, failedAt, isOutage = false }: DeliveryFailure,
): Promise<void> {
  await db
    .updateTable('outbox')
    .set((column) => ({
      due_at: dueAt,
      leased_until: null,
      left_at: null,
      last_error: error,
      failed_at: failedAt,
      address_refused: addressRefused ? 1 : 0,
      attempts: column('attempts', '+', isOutage ? 0 : 1),
    }))
    .where('delivery_id', '=', deliveryId)
    .execute();
  if (failedAt === null) return;
  const announced = db.updateTable('outbox').set(forgotten).where('delivery_id', '=', deliveryId);
  await announced.where('erased_email', 'is not', null).execute();
}

function waitingIn(db: Kysely<Tables>, { hook, kinds }: OutboxLane) {
  const entries = db
    .selectFrom('outbox')
    .where('outbox.sent_at', 'is', null)
    .where('outbox.failed_at', 'is', null)
    .where('kind', 'in', kinds);
  return hook === undefined ? entries.where('outbox.hook', 'is', null) : entries.where('outbox.hook', '=', hook);
}
