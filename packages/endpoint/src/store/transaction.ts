// Transactions that retry on conflicts and failovers. Knows no table.
import { setTimeout } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import { isFailover, patienceMs, pauseMs } from './failover.ts';

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
  const deadline = performance.now() + patienceMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      const isWorthIt = isFailover(error) ? performance.now() < deadline : attempt < maxAttempts && isConflict(error);
      if (!isWorthIt) throw error;
      // Random, so that colliding transactions do not collide again.
      await setTimeout(isFailover(error) ? pauseMs : Math.random() * Math.min(maxPauseMs, 2 ** attempt));
    }
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && retryableCodes.includes(String(error.code));
}
