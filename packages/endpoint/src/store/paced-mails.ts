// Mails that count toward the limit of a mailbox, and the one newsletter mail that a subscriber waits for.
import type { Kysely, Selectable } from 'kysely';
import type { OutboxEntry, OutboxKind, PacedMail } from '../domain/outbox.ts';
import type { OutboxStore } from '../domain/ports.ts';
import { locksRows } from './engine.ts';
import type { OutboxTable, Tables } from './tables.ts';

export const newsletterKinds: readonly OutboxKind[] = ['confirmation', 'already-confirmed'];

type PacedMails = Pick<OutboxStore, 'mailsTo' | 'markLeft' | 'waitingFor' | 'replaceWaiting' | 'removeWaiting'>;

/** @param onReplaced called once a waiting mail is another one */
export function pacedMails(db: Kysely<Tables>, onReplaced: () => void): PacedMails {
  return {
    mailsTo: (paceKey, since) => mailsTo(db, paceKey, since),
    async markLeft(deliveryId, at) {
      await db.updateTable('outbox').set({ left_at: at }).where('delivery_id', '=', deliveryId).execute();
    },
    waitingFor: (subscriberId) => waitingFor(db, subscriberId),
    async replaceWaiting(subscriberId, mail) {
      const isReplaced = await replaceWaiting(db, subscriberId, mail);
      // A worker that looks meanwhile skips the locked entry, and would look again after a minute.
      if (isReplaced) onReplaced();
      return isReplaced;
    },
    removeWaiting: (subscriberId) => removeWaiting(db, subscriberId),
  };
}

async function mailsTo(db: Kysely<Tables>, paceKey: string, since: string): Promise<readonly PacedMail[]> {
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('pace_key', '=', paceKey)
    .where((column) =>
      column.or([
        column('left_at', '>', since),
        column.and([column('sent_at', 'is', null), column('failed_at', 'is', null)]),
      ]),
    )
    .orderBy('sequence')
    .$if(locksRows(db), (query) => query.forUpdate())
    .execute();
  return rows.map(toPacedMail);
}

async function waitingFor(db: Kysely<Tables>, subscriberId: string): Promise<PacedMail | undefined> {
  const row = await db
    .selectFrom('outbox')
    .selectAll()
    .where('subscriber_id', '=', subscriberId)
    .where('kind', 'in', newsletterKinds)
    .where('left_at', 'is', null)
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .$if(locksRows(db), (query) => query.forUpdate())
    .executeTakeFirst();
  return row && toPacedMail(row);
}

async function replaceWaiting(
  db: Kysely<Tables>,
  subscriberId: string,
  { kind, submissionId }: Pick<OutboxEntry, 'kind' | 'submissionId'>,
): Promise<boolean> {
  const waiting = await waitingFor(db, subscriberId);
  if (waiting === undefined) return false;
  const changes = { kind, submission_id: submissionId };
  await db.updateTable('outbox').set(changes).where('delivery_id', '=', waiting.deliveryId).execute();
  return true;
}

async function removeWaiting(db: Kysely<Tables>, subscriberId: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('outbox')
    .where('subscriber_id', '=', subscriberId)
    .where('kind', 'in', newsletterKinds)
    .where('left_at', 'is', null)
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

function toPacedMail(row: Selectable<OutboxTable>): PacedMail {
  const { created_at: createdAt, delivery_id: deliveryId, kind, left_at: leftAt, submission_id: submissionId } = row;
  const isWaiting = row.sent_at === null && row.failed_at === null;
  return { deliveryId, kind, submissionId, subscriberId: row.subscriber_id, createdAt, leftAt, isWaiting };
}
