// Kysely dialect for Node's own SQLite: one file, no native addon. Knows no table.
import { closeSync, openSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';

/** How long to wait for another process's transaction. SQLite's lock has no queue. */
const busyTimeoutMs = 5_000;
/** Another process may be migrating, on a slow disk. */
const longBusyTimeoutMs = 30_000;
const pauseMs = 5;
const busy = 5;

export function sqliteDialect(path: string, { longTimeouts = false } = {}): SqliteDialect {
  const timeoutMs = longTimeouts ? longBusyTimeoutMs : busyTimeoutMs;
  // Created here first: SQLite would make it world-readable.
  closeSync(openSync(path, 'a', 0o600));
  const db = new DatabaseSync(path);
  db.exec(`PRAGMA busy_timeout=${timeoutMs}`);
  // A message is acknowledged only once it is on disk: FULL syncs every commit, WAL lets readers continue.
  useWriteAheadLog(db, performance.now() + timeoutMs);
  db.exec('PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;');
  // From here on, waits are ours: SQLite's own would block Node's event loop.
  db.exec('PRAGMA busy_timeout=0');
  return new ImmediateSqliteDialect(db, timeoutMs);
}

/** Where two processes open a new file at once, SQLite refuses one of them, and does not wait. */
function useWriteAheadLog(db: DatabaseSync, deadline: number): void {
  for (;;) {
    try {
      return db.exec('PRAGMA journal_mode=WAL');
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #patienceMs: number;
  readonly #config: ConstructorParameters<typeof SqliteDialect>[0];

  constructor(db: DatabaseSync, timeoutMs: number) {
    const config = { database: { close: () => db.close(), prepare: preparedOnce(db) } };
    super(config);
    this.#patienceMs = timeoutMs;
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#config, this.#patienceMs);
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalSqliteAdapter();
  }
}

/**
 * SQLite supports transactional DDL: without it, a process killed during a migration would leave half of the tables.
 */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** BEGIN IMMEDIATE: a deferred transaction that reads first can fail at its first write. */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #patienceMs: number;

  constructor(config: ConstructorParameters<typeof SqliteDriver>[0], timeoutMs: number) {
    super(config);
    this.#patienceMs = timeoutMs;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return new PatientConnection(await super.acquireConnection(), this.#patienceMs);
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** On a full disk SQLite has already rolled back: the original error is the one to report. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => undefined);
  }
}

/** Waits for another process's transaction without stopping this process. */
class PatientConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection;
  readonly #patienceMs: number;

  constructor(connection: DatabaseConnection, patienceMs: number) {
    this.#connection = connection;
    this.#patienceMs = patienceMs;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const deadline = performance.now() + this.#patienceMs;
    for (;;) {
      try {
        return await this.#connection.executeQuery<Row>(query);
      } catch (error) {
        if (!isBusy(error)) throw error;
        if (performance.now() > deadline)
          throw Object.assign(new Error('another process has locked the database'), { code: 'SQLITE_BUSY' });
      }
      await setTimeout(pauseMs);
    }
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.#connection.streamQuery<Row>(query, chunkSize);
  }
}

/** Preparing takes longer than running. Lists of different lengths make different statements. */
const maxPrepared = 200;

function preparedOnce(db: DatabaseSync): (sql: string) => SqliteStatement {
  const statements = new Map<string, SqliteStatement>();
  return (sql) => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = adaptStatement(db.prepare(sql));
    if (statements.size < maxPrepared) statements.set(sql, statement);
    return statement;
  };
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(toInput)),
    run: (parameters) => statement.run(...parameters.map(toInput)),
    iterate: (parameters) => statement.iterate(...parameters.map(toInput)),
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === busy;
}

function toInput(value: unknown): SQLInputValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' || value === null)
    return value;
  throw new TypeError(`SQLite does not accept ${typeof value}`);
}
