// What SQLite and PostgreSQL say differently, all of it, so that every query and every migration is written once.
import { type ColumnDefinitionBuilder, type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely';

export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  /** A primary key that counts up by itself, never back. */
  readonly sequence: {
    readonly type: 'integer' | 'bigint';
    readonly build: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
  };
  /** A text column that holds JSON, as tools of the owner want to read it. */
  asJson(column: string): RawBuilder<unknown>;
}

const sqlite: Engine = {
  name: 'sqlite',
  sequence: { type: 'integer', build: (column) => column.primaryKey().autoIncrement() },
  asJson: (column) => sql.ref(column),
};

const postgres: Engine = {
  name: 'postgres',
  sequence: { type: 'bigint', build: (column) => column.primaryKey().generatedByDefaultAsIdentity() },
  asJson: (column) => sql`${sql.ref(column)}::jsonb`,
};

interface Queryable {
  readonly isTransaction: boolean;
  getExecutor(): ReturnType<Kysely<unknown>['getExecutor']>;
}

export function engineOf(db: Queryable): Engine {
  return db.getExecutor().adapter instanceof PostgresAdapter ? postgres : sqlite;
}

/**
 * Whether a row that is read has to be locked until the transaction ends. SQLite has one writer at a time, whose
 * transactions never see one another half done.
 */
export function locksRows(db: Queryable): boolean {
  return db.isTransaction && engineOf(db) === postgres;
}
