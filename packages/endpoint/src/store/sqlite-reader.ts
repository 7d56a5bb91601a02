// Kysely dialect for the owner's queries on SQLite: they run in a worker thread, on a connection of its own, so that
// visitors are served meanwhile. Knows no table.
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

export interface ReaderPaths {
  /** The endpoint's database, which must exist. */
  readonly source: string;
  /** The search index, created if it does not exist. */
  readonly index: string;
}

export function sqliteReaderDialect(paths: ReaderPaths): Dialect {
  return {
    createDriver: () => new ReaderDriver(paths),
    createAdapter: () => new SqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

class ReaderDriver implements Driver {
  readonly #connection: ReaderConnection;

  constructor(paths: ReaderPaths) {
    this.#connection = new ReaderConnection(paths);
  }

  init(): Promise<void> {
    return Promise.resolve();
  }

  acquireConnection(): Promise<DatabaseConnection> {
    return Promise.resolve(this.#connection);
  }

  beginTransaction(): Promise<void> {
    return Promise.reject(new Error('single statements only'));
  }

  commitTransaction(): Promise<void> {
    return Promise.resolve();
  }

  rollbackTransaction(): Promise<void> {
    return Promise.resolve();
  }

  releaseConnection(): Promise<void> {
    return Promise.resolve();
  }

  destroy(): Promise<void> {
    return this.#connection.close();
  }
}

interface Waiting {
  readonly resolve: (result: QueryResult<never>) => void;
  readonly reject: (error: unknown) => void;
}

interface Answer {
  readonly id: number;
  readonly rows?: never[];
  readonly changes?: number;
  readonly error?: unknown;
}

/** The thread runs while there are queries, and a minute longer. */
class ReaderConnection implements DatabaseConnection {
  readonly #paths: ReaderPaths;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #lastId = 0;

  constructor(paths: ReaderPaths) {
    this.#paths = paths;
  }

  executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    return new Promise((resolve, reject) => {
      clearTimeout(this.#idle);
      this.#worker ??= this.#start();
      const id = ++this.#lastId;
      this.#waiting.set(id, { resolve, reject });
      // The process must not end before the response.
      this.#worker.ref();
      this.#worker.postMessage({ id, sql, parameters });
    });
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('read page by page');
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    if (worker === undefined) return;
    const gone = once(worker, 'exit');
    worker.ref();
    worker.postMessage('close');
    await gone;
  }

  #start(): Worker {
    const { index, source } = this.#paths;
    // Created here first: SQLite would make it world-readable.
    closeSync(openSync(index, 'a', 0o600));
    const workerData = { source: pathToFileURL(source).href, index };
    const worker = new Worker(new URL(threadFile, import.meta.url), { workerData });
    worker.on('message', (answer: Answer) => this.#settle(worker, answer));
    worker.on('error', (error) => this.#fail(worker, error));
    worker.on('exit', () => this.#fail(worker, new Error('the reading thread has ended')));
    return worker;
  }

  #settle(worker: Worker, { id, rows = [], changes = 0, error }: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) {
      worker.unref();
      this.#idle = setTimeout(() => void this.close(), idleMs).unref();
    }
    if (error === undefined) waiting?.resolve({ rows, numAffectedRows: BigInt(changes) });
    else waiting?.reject(error);
  }

  #fail(worker: Worker, error: unknown): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

const idleMs = 60_000;

/** This module and the thread's are both sources, or both built. */
const threadFile = import.meta.url.endsWith('.ts') ? './reader-thread.ts' : './reader-thread.js';
