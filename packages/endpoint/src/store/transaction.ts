// Transactions that retry on conflicts. Knows no table.
import { setTimeout } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';

const maxAttempts = 12;
const maxPauseMs = 200;

/**
 * PostgreSQL's codes for conflicts: serialization failure, deadlock, and a key that another transaction inserted
 * first, which the next run finds.
 */
const retryableCodes: readonly string[] = ['40001', '40P01', '23505'];

/** All or nothing. `work` may run several times; only its last run is committed. */
export async function inTransaction<Database, Result>(
  db: Kysely<Database>,
  work: (transaction: Transaction<Database>) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === maxAttempts || !isRetryable(error)) throw error;
    }
    // Random, so that colliding transactions do not collide again.
    await setTimeout(Math.random() * Math.min(maxPauseMs, 2 ** attempt));
  }
}

function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && retryableCodes.includes(String(error.code));
}
