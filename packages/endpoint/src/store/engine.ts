// All differences between SQLite and PostgreSQL, so that queries and migrations are written once.
import { setTimeout } from 'node:timers/promises';
import { type ColumnDefinitionBuilder, type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely';
import { addPostgresSearch } from './postgres-search-index.ts';

export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  /** Auto-incrementing primary key that never reuses a value. */
  readonly sequence: {
    readonly type: 'integer' | 'bigint';
    readonly build: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
  };
  /** Reads a text column as JSON, for the owner's tools. */
  asJson(column: string): RawBuilder<unknown>;
  /** A trigger that forbids an operation, also for other tools. */
  addGuard(db: Kysely<unknown>, guard: Guard): Promise<void>;
  /** The search index in the database itself. */
  addSearch(db: Kysely<unknown>): Promise<void>;
  /** Removes deleted rows from the database files. Call outside of transactions. */
  overwriteFreed<Tables>(db: Kysely<Tables>): Promise<void>;
}

interface Guard {
  readonly name: string;
  readonly table: string;
  readonly event: 'update' | 'delete';
  /** Condition in terms of `old` and `new`. */
  readonly when?: string;
}

const [checkpointMs, pauseMs] = [5_000, 20];

const sqlite: Engine = {
  name: 'sqlite',
  sequence: { type: 'integer', build: (column) => column.primaryKey().autoIncrement() },
  asJson: (column) => sql.ref(column),
  async addGuard(db, guard) {
    await sql`create trigger ${sql.ref(guard.name)} ${triggerTarget(guard)}
      begin select raise(abort, ${sql.lit(guardMessage(guard))}); end`.execute(db);
  },
  // Its index is a file of its own.
  addSearch: () => Promise.resolve(),
  async overwriteFreed(db) {
    // The file itself is overwritten when rows are deleted; the journal contains earlier versions of them.
    const deadline = performance.now() + checkpointMs;
    for (;;) {
      const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
      // Readers and writers of other processes hold it up; whoever needs to know searches the files.
      if (rows[0]?.busy !== 1 || performance.now() > deadline) return;
      await setTimeout(pauseMs);
    }
  },
};

const postgres: Engine = {
  name: 'postgres',
  sequence: { type: 'bigint', build: (column) => column.primaryKey().generatedByDefaultAsIdentity() },
  asJson: (column) => sql`${sql.ref(column)}::jsonb`,
  async addGuard(db, guard) {
    const body = `begin raise exception '${guardMessage(guard)}'; end`;
    await sql`create function ${sql.ref(guard.name)}() returns trigger language plpgsql as ${sql.lit(body)}`.execute(
      db,
    );
    await sql`create trigger ${sql.ref(guard.name)} ${triggerTarget(guard)}
      execute function ${sql.ref(guard.name)}()`.execute(db);
  },
  addSearch: addPostgresSearch,
  async overwriteFreed(db) {
    await sql`vacuum`.execute(db);
  },
};

function triggerTarget({ event, table, when }: Guard): RawBuilder<unknown> {
  const condition = when === undefined ? sql`` : sql`when (${sql.raw(when)})`;
  return sql`before ${sql.raw(event)} on ${sql.ref(table)} for each row ${condition}`;
}

function guardMessage({ event, table }: Guard): string {
  return `${table}: ${event} is not allowed`;
}

interface Queryable {
  readonly isTransaction: boolean;
  getExecutor(): ReturnType<Kysely<unknown>['getExecutor']>;
}

export function engineOf(db: Queryable): Engine {
  return db.getExecutor().adapter instanceof PostgresAdapter ? postgres : sqlite;
}

/**
 * Whether a row has to be locked until the transaction ends. SQLite has a single writer, so its transactions never
 * overlap.
 */
export function locksRows(db: Queryable): boolean {
  return db.isTransaction && engineOf(db) === postgres;
}
