// For tests: runs a test on both databases, each time on an empty one.
import { after, before, test, type TestContext } from 'node:test';
import { join } from 'node:path';
import { type Postgres, startPostgres } from '@foyer/testing/node/postgres.ts';
import type { Dialect } from 'kysely';
import { postgresDialect } from '../store/postgres.ts';
import { sqliteDialect } from '../store/sqlite.ts';
import { temporaryFolder } from './visitor.ts';

export interface EmptyDatabase {
  /** For `createEndpoint` and `openStore`. */
  readonly options: { readonly dataDirectory: string; readonly databaseUrl?: string };
  /** Another connection, as another process would have. */
  connect(): Dialect;
}

export interface TestDatabases {
  /** Runs the test once per database. */
  test(name: string, run: (context: TestContext, database: EmptyDatabase) => Promise<void>): void;
  postgres(): Postgres;
}

/** Starts a PostgreSQL for the tests of this file. */
export function bothDatabases(): TestDatabases {
  let running: Postgres | undefined;
  before(async () => {
    running = await startPostgres();
  });
  after(() => running?.stop());
  const postgres = () => {
    if (running === undefined) throw new Error('PostgreSQL runs while tests do');
    return running;
  };
  return {
    postgres,
    test(name, run) {
      void test(`SQLite: ${name}`, (context) => run(context, emptyFile(context)));
      // Some databases that are compatible with PostgreSQL are always serializable.
      for (const isolation of ['read committed', 'serializable'] as const) {
        void test(`PostgreSQL, ${isolation}: ${name}`, async (context) =>
          run(context, emptyPostgres(context, await postgres().createDatabase(), isolation)));
      }
    },
  };
}

function emptyFile(context: TestContext): EmptyDatabase {
  const dataDirectory = temporaryFolder(context);
  return { options: { dataDirectory }, connect: () => sqliteDialect(join(dataDirectory, 'foyer.sqlite')) };
}

function emptyPostgres(context: TestContext, url: string, isolation: string): EmptyDatabase {
  const setting = `-c default_transaction_isolation=${isolation.replace(' ', '\\ ')}`;
  const databaseUrl = `${url}?options=${encodeURIComponent(setting)}`;
  return {
    options: { dataDirectory: temporaryFolder(context), databaseUrl },
    connect: () => postgresDialect(databaseUrl),
  };
}
