// What the domain writes to the outbox. A row says what to send, not its text: link secrets are created at delivery.
import { type Insertable, type Kysely, sql } from 'kysely';
import {
  type GivenUpFilter,
  type NewOutboxEntry,
  type OutboxKind,
  type OutboxStats,
  priorities,
  type FailureCounts,
  type Undelivered,
} from '../domain/outbox.ts';
import type { OutboxStore } from '../domain/ports.ts';
import { openHooks } from './closed-hooks.ts';
import { removeFailed } from './failed-deliveries.ts';
import { pacedMails } from './paced-mails.ts';
import type { OutboxTable, Tables } from './tables.ts';

/** Kinds that go to the owner: a rejected recipient is a fault of the settings, not a visitor's typo. */
const ownerKinds: readonly OutboxKind[] = ['notification', 'inbox-link', 'digest'];
const maxListed = 50;

/** The hook of an entry that is due; null for a mail. */
export type OnQueued = (hook: string | null) => void;

export function outboxStore(db: Kysely<Tables>, onQueued: OnQueued = () => undefined): OutboxStore {
  return {
    async add(entry) {
      await db.insertInto('outbox').values(toRow(entry)).execute();
      onQueued(entry.hook?.name ?? null);
    },
    ...pacedMails(db, () => onQueued(null)),
    timesSince: (addressKey, since) => timesSince(db, addressKey, since),
    latestDigest: () => latestDigest(db),
    removeFailed: (deliveryIds) => removeFailed(db, deliveryIds),
    isSuperseded: (deliveryId) => isSuperseded(db, deliveryId),
    undelivered: (since, waitingSince) => undelivered(db, { since, waitingSince }),
    async markSent(deliveryId, at) {
      const sent = { sent_at: at, last_error: null, leased_until: null };
      await db.updateTable('outbox').set(sent).where('delivery_id', '=', deliveryId).execute();
    },
    async remove(deliveryId) {
      await db.deleteFrom('outbox').where('delivery_id', '=', deliveryId).execute();
    },
    async requeue(filter, at) {
      const hooks = await requeue(db, filter, at);
      await openHooks(db, [...new Set(hooks.flatMap((hook) => hook ?? []))]);
      hooks.forEach(onQueued);
      return hooks.length;
    },
    async reopen(hook) {
      const count = await openHooks(db, [hook]);
      onQueued(hook);
      return count;
    },
  };
}

function toRow(entry: NewOutboxEntry): Insertable<OutboxTable> {
  const { addressKey, createdAt, erased, hook, kind, owner } = entry;
  return {
    delivery_id: entry.deliveryId,
    kind,
    created_at: createdAt,
    due_at: entry.dueAt ?? createdAt,
    priority: priorities[kind],
    ...(owner === undefined
      ? { domain: hook === undefined ? domainOf(addressKey) : null }
      : { domain: owner.domain, owner_position: owner.position }),
    address_key: addressKey,
    pace_key: entry.paceKey ?? null,
    submission_id: entry.submissionId,
    subscriber_id: entry.subscriberId,
    ...(hook !== undefined && { hook: hook.name, event: hook.event }),
    ...(erased !== undefined && { erased_form: erased.form, erased_email: erased.email }),
  };
}

function domainOf(addressKey: string | null): string | null {
  return addressKey?.includes('@') === true ? addressKey.slice(addressKey.lastIndexOf('@') + 1) : null;
}

async function timesSince(db: Kysely<Tables>, addressKey: string, since: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('created_at')
    .where('address_key', '=', addressKey)
    .where('created_at', '>', since)
    .where('kind', '!=', 'hook')
    .execute();
  return rows.map((row) => row.created_at);
}

async function isSuperseded(db: Kysely<Tables>, deliveryId: string): Promise<boolean> {
  const later = await db
    .selectFrom('outbox as own')
    .innerJoin('outbox as later', (join) =>
      join.onRef('later.subscriber_id', '=', 'own.subscriber_id').onRef('later.hook', '=', 'own.hook'),
    )
    .select('later.sequence')
    .where('own.delivery_id', '=', deliveryId)
    .where('later.failed_at', 'is', null)
    .whereRef('later.sequence', '>', 'own.sequence')
    .limit(1)
    .executeTakeFirst();
  return later !== undefined;
}

async function latestDigest(db: Kysely<Tables>): Promise<string | undefined> {
  // A literal, so that the partial index applies.
  const digests = db.selectFrom('outbox').select('created_at').where('kind', '=', sql.lit('digest'));
  const row = await digests.orderBy('sequence', 'desc').limit(1).executeTakeFirst();
  return row?.created_at;
}

const batchSize = 500;

/** Returns the hook of each entry. */
async function requeue(db: Kysely<Tables>, filter: GivenUpFilter, at: string): Promise<readonly (string | null)[]> {
  const [column, ids] =
    'deliveryIds' in filter
      ? (['delivery_id', filter.deliveryIds] as const)
      : (['submission_id', filter.submissionIds] as const);
  const anew = { due_at: at, failed_at: null, last_error: null, attempts: 0, address_refused: 0 };
  const hooks: (string | null)[] = [];
  for (let start = 0; start < ids.length; start += batchSize) {
    const rows = await db
      .updateTable('outbox')
      .set(anew)
      .where(column, 'in', ids.slice(start, start + batchSize))
      .where('failed_at', 'is not', null)
      // Nothing is left of it that could be sent.
      .where((column) => column.or([column('event', 'is', null), column('event', '!=', 'erased')]))
      .returning('hook')
      .execute();
    hooks.push(...rows.map(({ hook }) => hook));
  }
  return hooks;
}

async function undelivered(
  db: Kysely<Tables>,
  { since, waitingSince }: { readonly since: string; readonly waitingSince: string },
): Promise<Undelivered> {
  const failed = await db
    .selectFrom('outbox')
    .select(['kind', 'failed_at', 'last_error'])
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

export async function countFailures(
  db: Kysely<Tables>,
  { givenUpSince, waitingSince }: { readonly givenUpSince: string; readonly waitingSince: string },
): Promise<FailureCounts> {
  const givenUp = await db
    .selectFrom('outbox')
    .select((column) => column.fn.countAll<number>().as('count'))
    .where('failed_at', '>', givenUpSince)
    .where((column) => column.or([column('kind', 'in', ownerKinds), column('address_refused', '=', 0)]))
    .executeTakeFirstOrThrow();
  return { givenUp: givenUp.count, stuck: await countStuck(db, waitingSince) };
}

async function countStuck(db: Kysely<Tables>, waitingSince: string): Promise<number> {
  const stuck = await waiting(db)
    .select((column) => column.fn.countAll<number>().as('count'))
    .where('last_error', 'is not', null)
    .where('created_at', '<', waitingSince)
    .executeTakeFirstOrThrow();
  return stuck.count;
}

export async function outboxStats(db: Kysely<Tables>, now: number): Promise<OutboxStats> {
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

function waiting(db: Kysely<Tables>) {
  return db.selectFrom('outbox').where('sent_at', 'is', null).where('failed_at', 'is', null);
}
