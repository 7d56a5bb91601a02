// Spent captcha tokens and ended sessions, kept until they expire, and hashes of mail links.
import { type Kysely, sql } from 'kysely';
import type { TokenStore } from '../domain/ports.ts';
import type { Link, NewLink } from '../domain/subscriber.ts';
import type { Tables } from './tables.ts';

export function tokenStore(db: Kysely<Tables>): TokenStore {
  return {
    spend: (tokenId, expiresAt) => spendToken(db, tokenId, expiresAt),
    isSpent: (tokenId) => isSpent(db, tokenId),
    addLink: (link) => addLink(db, link),
    link: (tokenHash, purpose) => findLink(db, tokenHash, purpose),
    withdrawLink: (tokenHash, at) => withdrawLink(db, tokenHash, at),
    withdrawConfirmLinks: (of, at) => withdrawConfirmLinks(db, of, at),
  };
}

async function spendToken(db: Kysely<Tables>, tokenId: string, expiresAt: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('spent_tokens')
    .values({ token_id: tokenId, expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

async function isSpent(db: Kysely<Tables>, tokenId: string): Promise<boolean> {
  const row = await db.selectFrom('spent_tokens').select('token_id').where('token_id', '=', tokenId).executeTakeFirst();
  return row !== undefined;
}

async function addLink(db: Kysely<Tables>, link: NewLink): Promise<void> {
  const { expiresAt: expires_at, purpose, subscriberId: subscriber_id, submissionId: submission_id } = link;
  await db
    .insertInto('link_tokens')
    .values({
      token_hash: link.tokenHash,
      purpose,
      subscriber_id,
      submission_id,
      expires_at,
      withdrawn_at: null,
    })
    // All mails to a subscriber have the same link to unsubscribe.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function findLink(db: Kysely<Tables>, tokenHash: string, purpose: NewLink['purpose']): Promise<Link | undefined> {
  const row = await db
    .selectFrom('link_tokens')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { expires_at: expiresAt, subscriber_id: subscriberId, submission_id: submissionId } = row;
  return { subscriberId, submissionId, expiresAt, withdrawnAt: row.withdrawn_at };
}

async function withdrawLink(db: Kysely<Tables>, tokenHash: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('link_tokens')
    .set({ withdrawn_at: at })
    .where('token_hash', '=', tokenHash)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

async function withdrawConfirmLinks(
  db: Kysely<Tables>,
  { submissionId, subscriberId }: Partial<Pick<Link, 'subscriberId' | 'submissionId'>>,
  at: string,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('link_tokens')
    .set({ withdrawn_at: at })
    .where('purpose', '=', 'confirm')
    .where('withdrawn_at', 'is', null)
    .$if(subscriberId !== undefined, (query) => query.where('subscriber_id', '=', subscriberId ?? ''))
    .$if(submissionId !== undefined, (query) => query.where('submission_id', '=', submissionId ?? ''))
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Of subscribers that are removed. The links are expired from now on, also those that never did, so they are deleted in time. */
export async function withdrawLinks(db: Kysely<Tables>, subscriberIds: readonly string[], at: string): Promise<void> {
  const first = (column: 'expires_at' | 'withdrawn_at') => sql<string>`coalesce(${sql.ref(column)}, ${at})`;
  await db
    .updateTable('link_tokens')
    .set({ withdrawn_at: first('withdrawn_at'), expires_at: first('expires_at') })
    .where('subscriber_id', 'in', subscriberIds)
    .execute();
}

/** Call with a time well in the past: a token that a slow clock still accepts must stay spent. */
export async function deleteExpiredTokens(db: Kysely<Tables>, expiredBefore: string): Promise<void> {
  await db.deleteFrom('spent_tokens').where('expires_at', '<', expiredBefore).execute();
}

/** An expired link is reported as expired for a while, and as unknown afterwards. */
export async function deleteExpiredLinks(db: Kysely<Tables>, expiredBefore: string): Promise<void> {
  await db.deleteFrom('link_tokens').where('expires_at', '<', expiredBefore).execute();
}

/** Really writes, since only a write detects a full disk. */
export async function checkWritable(db: Kysely<Tables>): Promise<void> {
  const row = { token_id: 'health', expires_at: new Date().toISOString() };
  await db
    .insertInto('spent_tokens')
    .values(row)
    .onConflict((conflict) => conflict.column('token_id').doUpdateSet(row))
    .execute();
}
