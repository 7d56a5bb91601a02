// Kysely over PostgreSQL, or what speaks its protocol, by `pg`. Knows no table.
import { CompiledQuery, PostgresDialect } from 'kysely';
import { Pool, TypeOverrides } from 'pg';

/** Milliseconds: a database that does not answer must become a 503 before the visitor gives up. */
const timeouts = {
  connectionTimeoutMillis: 5_000,
  query_timeout: 10_000,
  statement_timeout: 10_000,
  idle_in_transaction_session_timeout: 30_000,
} as const;
const maxConnections = 10;
const bigint = 20;

export interface PostgresOptions {
  /** No visitor waits: migrations and commands of the owner may take their time. */
  readonly longTimeouts?: boolean;
}

export function postgresDialect(url: string, { longTimeouts = false }: PostgresOptions = {}): PostgresDialect {
  const pool = new Pool({
    connectionString: url,
    application_name: 'foyer-endpoint',
    max: maxConnections,
    ...(!longTimeouts && timeouts),
    types: numbersForBigints(),
  });
  // A connection that breaks while nobody uses it: the next query gets another one.
  pool.on('error', () => undefined);
  return new PostgresDialect({
    pool,
    // A message is acknowledged only after it is on the disk, whatever the server's own setting says.
    async onCreateConnection(connection) {
      await connection.executeQuery(
        CompiledQuery.raw(
          `select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit', true) = 'off'`,
        ),
      );
    },
  });
}

/** Sequences and counts are far below 2^53. */
function numbersForBigints(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(bigint, Number);
  return overrides;
}
