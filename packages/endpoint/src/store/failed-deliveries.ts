// Deliveries that were given up, as the owner sees and ends them.
import type { Kysely, Selectable } from 'kysely';
import type { DeliveryState, FailedDelivery, Page, PageRequest } from '../domain/inbox.ts';
import { toPage } from './page.ts';
import type { OutboxTable, Tables } from './tables.ts';

const batchSize = 500;

/** Newest first. */
export async function listFailed(
  db: Kysely<Tables>,
  { after, limit }: Pick<PageRequest, 'after' | 'limit'>,
): Promise<Page<FailedDelivery>> {
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('failed_at', 'is not', null)
    .$if(after !== undefined, (query) => query.where('sequence', '<', after ?? 0))
    .orderBy('sequence', 'desc')
    .limit(limit + 1)
    .execute();
  return toPage(rows, limit, (row) => ({
    ...toDeliveryState(row),
    submissionId: row.submission_id,
    subscriberId: row.subscriber_id,
  }));
}

/** At most `limit`. */
export async function countFailed(db: Kysely<Tables>, limit: number): Promise<number> {
  const rows = await db
    .selectFrom('outbox')
    .select('sequence')
    .where('failed_at', 'is not', null)
    .limit(limit)
    .execute();
  return rows.length;
}

/** Returns how many. What waits, or was sent, stays. */
export async function removeFailed(db: Kysely<Tables>, deliveryIds: readonly string[]): Promise<number> {
  let removed = 0;
  for (let start = 0; start < deliveryIds.length; start += batchSize) {
    const { numDeletedRows } = await db
      .deleteFrom('outbox')
      .where('delivery_id', 'in', deliveryIds.slice(start, start + batchSize))
      .where('failed_at', 'is not', null)
      .executeTakeFirstOrThrow();
    removed += Number(numDeletedRows);
  }
  return removed;
}

export function toDeliveryState(row: Selectable<OutboxTable>): DeliveryState {
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
