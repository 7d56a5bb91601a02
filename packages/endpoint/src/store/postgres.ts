// Kysely dialect for PostgreSQL and compatible databases, with `pg`. Knows no table.
import { CompiledQuery, PostgresDialect } from 'kysely';
import { Pool, TypeOverrides } from 'pg';
import { checkedPool } from './checked-pool.ts';

/** Milliseconds: a database that does not respond must become a 503 before the visitor gives up. */
const timeouts = {
  connectionTimeoutMillis: 2_000,
  query_timeout: 10_000,
  statement_timeout: 10_000,
  keepAlive: true,
  idle_in_transaction_session_timeout: 30_000,
} as const;
/** The owner's queries may take longer, and leave connections to visitors. */
const ownersTimeouts = { ...timeouts, query_timeout: 60_000, statement_timeout: 60_000 } as const;
const bigint = 20;

/** Who waits for an answer. A command has no timeouts. */
const kinds = {
  visitors: { max: 10, ...timeouts },
  owner: { max: 2, ...ownersTimeouts },
  command: { max: 10 },
} as const;

export function postgresDialect(url: string, kind: keyof typeof kinds = 'visitors'): PostgresDialect {
  const pool = new Pool({
    connectionString: url,
    application_name: 'foyer-endpoint',
    ...kinds[kind],
    types: numbersForBigints(),
  });
  // An idle connection broke: the pool opens another one.
  pool.on('error', () => undefined);
  return new PostgresDialect({
    pool: kind === 'command' ? pool : checkedPool(pool, { mustWrite: kind === 'visitors' }),
    // A message is acknowledged only once it is on disk, whatever the server's default is.
    async onCreateConnection(connection) {
      await connection.executeQuery(
        CompiledQuery.raw(
          `select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit', true) = 'off'`,
        ),
      );
    },
  });
}

/** Sequences and counts stay far below 2^53. */
function numbersForBigints(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(bigint, Number);
  return overrides;
}
