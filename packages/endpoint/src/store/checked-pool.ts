// A pool whose connections are checked before use: after a failover the old ones lead to a server that is down or
// read-only. While there is no usable connection, a request waits for a moment.
import { setTimeout } from 'node:timers/promises';
import type { PostgresPool } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { isFailover, patienceMs, pauseMs } from './failover.ts';

export interface CheckedPoolOptions {
  /** Whether a read-only server counts as unusable. */
  readonly mustWrite: boolean;
}

/** Under load a connection is checked twice a second, not before each use. */
const freshMs = 500;
const checkTimeoutMs = 1_000;

export function checkedPool(pool: Pool, options: CheckedPoolOptions): PostgresPool {
  const connections = new Map<PoolClient, Connection>();
  pool.on('remove', (client) => connections.delete(client));
  // Connections from before a failure are not checked, because each check could take until its timeout.
  let failedAt = Number.NEGATIVE_INFINITY;
  const acquire = async (): Promise<PoolClient> => {
    for (;;) {
      const client = await pool.connect();
      const known = connections.get(client) ?? { openedAt: performance.now(), checkedAt: Number.NEGATIVE_INFINITY };
      if (known.openedAt < failedAt) {
        client.release(true);
        continue;
      }
      if (performance.now() - known.checkedAt < freshMs) return client;
      const fault = await findFault(client, options);
      if (fault === undefined) {
        connections.set(client, { ...known, checkedAt: performance.now() });
        return client;
      }
      failedAt = performance.now();
      client.release(true);
      throw fault;
    }
  };
  return { connect: () => patiently(acquire), end: () => pool.end(), options: pool.options };
}

interface Connection {
  readonly openedAt: number;
  readonly checkedAt: number;
}

async function findFault(client: PoolClient, { mustWrite }: CheckedPoolOptions): Promise<Error | undefined> {
  try {
    const check = { text: 'show transaction_read_only', query_timeout: checkTimeoutMs };
    const { rows } = await client.query<{ transaction_read_only: string }>(check);
    if (!mustWrite || rows[0]?.transaction_read_only !== 'on') return undefined;
    return Object.assign(new Error('the database is read-only'), { code: '25006' });
  } catch (error) {
    return Object.assign(new Error('the connection is broken', { cause: error }), { code: '08006' });
  }
}

async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > deadline || !isFailover(error)) throw error;
    }
    await setTimeout(pauseMs);
  }
}
