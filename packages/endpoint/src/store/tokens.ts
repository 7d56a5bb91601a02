// Spent captcha tokens, kept until they expire, and hashes of mail links.
import type { Kysely } from 'kysely';
import type { TokenStore } from '../domain/ports.ts';
import type { Link, NewLink } from '../domain/subscriber.ts';
import type { Tables } from './tables.ts';

export function tokenStore(db: Kysely<Tables>): TokenStore {
  return {
    spend: (tokenId, expiresAt) => spendToken(db, tokenId, expiresAt),
    addLink: (link) => addLink(db, link),
    link: (tokenHash, purpose) => findLink(db, tokenHash, purpose),
    withdrawLink: (tokenHash, at) => withdrawLink(db, tokenHash, at),
    withdrawConfirmLinks: (subscriberId, at) => withdrawConfirmLinks(db, subscriberId, at),
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

async function addLink(db: Kysely<Tables>, { tokenHash, purpose, subscriberId, expiresAt }: NewLink): Promise<void> {
  await db
    .insertInto('link_tokens')
    .values({ token_hash: tokenHash, purpose, subscriber_id: subscriberId, expires_at: expiresAt, withdrawn_at: null })
    .execute();
}

async function findLink(db: Kysely<Tables>, tokenHash: string, purpose: NewLink['purpose']): Promise<Link | undefined> {
  const row = await db
    .selectFrom('link_tokens')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  return row && { subscriberId: row.subscriber_id, expiresAt: row.expires_at, withdrawnAt: row.withdrawn_at };
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

async function withdrawConfirmLinks(db: Kysely<Tables>, subscriberId: string, at: string): Promise<void> {
  await db
    .updateTable('link_tokens')
    .set({ withdrawn_at: at })
    .where('subscriber_id', '=', subscriberId)
    .where('purpose', '=', 'confirm')
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** Call with a time well in the past: a token that a slow clock still accepts must stay spent. */
export async function deleteExpiredTokens(db: Kysely<Tables>, expiredBefore: string): Promise<void> {
  await db.deleteFrom('spent_tokens').where('expires_at', '<', expiredBefore).execute();
}

/** Writes for real, since only that notices a full disk. */
export async function checkWritable(db: Kysely<Tables>): Promise<void> {
  const row = { token_id: 'health', expires_at: new Date().toISOString() };
  await db
    .insertInto('spent_tokens')
    .values(row)
    .onConflict((conflict) => conflict.column('token_id').doUpdateSet(row))
    .execute();
}
