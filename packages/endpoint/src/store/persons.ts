// Finds and removes the data of a person. The domain decides which data that is.
import type { Kysely } from 'kysely';
import { batches } from '../domain/batches.ts';
import type { PersonStore } from '../domain/ports.ts';
import type { StoredSubmission } from '../domain/stored-submission.ts';
import { blankConsent, consentSteps } from './consent.ts';
import { announcingTo, mailsOf, removeMails, toldHooks } from './person-mails.ts';
import { signUpOf } from './retention.ts';
import { toSubmission } from './submissions.ts';
import { toSubscriber } from './subscribers.ts';
import type { Tables } from './tables.ts';
import { withdrawLinks } from './tokens.ts';

const batchSize = 500;

/** `onRemoval` is called when messages are removed. */
export function personStore(db: Kysely<Tables>, onRemoval?: () => void): PersonStore {
  return {
    messages: () => readMessages(db),
    subscribers: (addressKey) => subscribersAt(db, addressKey),
    consentSteps: () => consentSteps(db),
    mails: (filter) => mailsOf(db, filter),
    toldHooks: (of) => toldHooks(db, of),
    announcingTo: (addressKey) => announcingTo(db, addressKey),
    removeMails: (filter, keepPaceSince) => removeMails(db, filter, keepPaceSince),
    async removeMessages(submissionIds, how) {
      if (submissionIds.length > 0) onRemoval?.();
      await removeMessages(db, submissionIds, how);
    },
    signUp: (subscriberId) => signUpOf(db, subscriberId),
    removeSubscribers: (subscriberIds, at) => removeSubscribers(db, subscriberIds, at),
    blankConsent: (positions) => blankConsent(db, positions),
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

/** Keeps the id as a tombstone, so that a late retry is answered instead of stored. */
async function removeMessages(
  db: Kysely<Tables>,
  submissionIds: readonly string[],
  { at, keepContentHash }: { readonly at: string; readonly keepContentHash: boolean },
): Promise<void> {
  for (const ids of batches(submissionIds, batchSize)) {
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

async function removeSubscribers(db: Kysely<Tables>, subscriberIds: readonly string[], at: string): Promise<void> {
  for (const ids of batches(subscriberIds, batchSize)) {
    await withdrawLinks(db, ids, at);
    await db.deleteFrom('merged_subscribers').where('subscriber_id', 'in', ids).execute();
    await db.deleteFrom('subscribers').where('subscriber_id', 'in', ids).execute();
  }
}
