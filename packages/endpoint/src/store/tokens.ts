// Captcha tokens that are spent, and the links in mails by their hash. The first stay until they have expired anyway.
import type { Kysely } from 'kysely';
import type { TokenRecords } from '../domain/needs.ts';
import type { Tables } from './tables.ts';

export function tokenRecords(db: Kysely<Tables>): TokenRecords {
  return {
    async spend(tokenId, expiresAt) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('spent_tokens')
        .values({ token_id: tokenId, expires_at: expiresAt })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },

    async addLink({ tokenHash, purpose, subscriberId, expiresAt }) {
      await db
        .insertInto('link_tokens')
        .values({
          token_hash: tokenHash,
          purpose,
          subscriber_id: subscriberId,
          expires_at: expiresAt,
          withdrawn_at: null,
        })
        .execute();
    },

    async link(tokenHash, purpose) {
      const row = await db
        .selectFrom('link_tokens')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .where('purpose', '=', purpose)
        .executeTakeFirst();
      return row && { subscriberId: row.subscriber_id, expiresAt: row.expires_at, withdrawnAt: row.withdrawn_at };
    },

    async withdrawConfirmLinks(subscriberId, at) {
      await db
        .updateTable('link_tokens')
        .set({ withdrawn_at: at })
        .where('subscriber_id', '=', subscriberId)
        .where('purpose', '=', 'confirm')
        .where('withdrawn_at', 'is', null)
        .execute();
    },
  };
}

/** Call with a time well in the past: a token that clocks may still believe must stay spent. */
export async function forgetSpentTokens(db: Kysely<Tables>, expiredBefore: string): Promise<void> {
  await db.deleteFrom('spent_tokens').where('expires_at', '<', expiredBefore).execute();
}
