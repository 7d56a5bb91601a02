// Transactions that try again where another one got in their way. Knows no table.
import { setTimeout } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';

const maxAttempts = 12;
const maxPauseMs = 200;

/**
 * PostgreSQL's codes for "run it again": a serialization failure, a deadlock, and a key that another transaction
 * inserted first, which the next run finds.
 */
const retryableCodes: readonly string[] = ['40001', '40P01', '23505'];

/** All or nothing. `work` may run several times, and only its last run counts. */
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
    // Random, or those that collided would collide again.
    await setTimeout(Math.random() * Math.min(maxPauseMs, 2 ** attempt));
  }
}

function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && retryableCodes.includes(String(error.code));
}
