// The store of the endpoint. Another database only needs another dialect.
import { Kysely } from 'kysely';
import type { Records } from '../domain/ports.ts';
import { beaconStore } from './beacons.ts';
import { readChain } from './consent.ts';
import { databaseDialect, type DatabaseSettings, readerDialect } from './database.ts';
import { endpointId } from './endpoint-properties.ts';
import { engineOf } from './engine.ts';
import { groupCommit } from './group-commit.ts';
import { inboxReader } from './inbox.ts';
import { schemaState } from './inspect.ts';
import { messageSearch } from './message-search.ts';
import { migrate } from './migrations.ts';
import { type OnQueued, outboxStore } from './outbox.ts';
import { outboxQueue } from './outbox-queue.ts';
import { personStore } from './persons.ts';
import { retentionStore } from './retention.ts';
import { newestSubmission, submissionStore } from './submissions.ts';
import { subscriberStore } from './subscribers.ts';
import type { Tables } from './tables.ts';
import { checkWritable, deleteExpiredLinks, deleteExpiredTokens, tokenStore } from './tokens.ts';
import { inTransaction } from './transaction.ts';

/** The domain's store, plus the queries that only the owner's side uses. */
export type EndpointStore = ReturnType<typeof createStore>;

/** Creates or migrates the tables, with long timeouts, because building an index may take longer than a request may. */
export async function migrateDatabase(settings: DatabaseSettings): Promise<void> {
  const db = new Kysely<Tables>({ dialect: await databaseDialect({ ...settings, longTimeouts: true }) });
  await migrate(db).finally(() => db.destroy());
}

/** Opens and migrates a database. Throws where either fails. */
export function openStore(
  settings: DatabaseSettings,
  onQueued: OnLanesQueued = () => undefined,
): Promise<EndpointStore> {
  return open(settings, { prepare: migrate, onQueued });
}

/** For commands next to a running endpoint. Changes no table, and throws if another version has created them. */
export function openPresentStore(settings: DatabaseSettings): Promise<EndpointStore> {
  const prepare = async (db: Kysely<Tables>) => {
    const state = await schemaState(db);
    if (state === 'newer') throw new Error('The database belongs to a newer version of the endpoint: update this one.');
    if (state !== 'current') throw new Error('The database belongs to an older version: start this endpoint once.');
  };
  return open(settings, { prepare, onQueued: () => undefined });
}

interface Opening {
  readonly prepare: (db: Kysely<Tables>) => Promise<void>;
  readonly onQueued: OnLanesQueued;
}

async function open(settings: DatabaseSettings, { onQueued, prepare }: Opening): Promise<EndpointStore> {
  const db = new Kysely<Tables>({ dialect: await databaseDialect(settings) });
  try {
    await prepare(db);
    const reading = new Kysely<Tables>({ dialect: await readerDialect(settings) });
    return createStore({ db, reading, onQueued }, await endpointId(db));
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Called once a transaction is on disk: with the hooks that it queued entries for, and null for mails. */
export type OnLanesQueued = (hooks: ReadonlySet<string | null>) => void;

interface Connections {
  /** The connection for visitors' requests and all writes. */
  readonly db: Kysely<Tables>;
  /** The connection for the owner's queries. */
  readonly reading: Kysely<Tables>;
  readonly onQueued: OnLanesQueued;
}

function createStore({ db, onQueued, reading }: Connections, ownId: string) {
  const transact = transactions(db);
  const search = messageSearch({ reading, newest: () => newestSubmission(db) });
  return {
    /** The same for all processes on this database, and for no other database. */
    endpointId: ownId,
    ...records(db, { onQueued: (hook) => onQueued(new Set([hook])) }),
    async transaction<T>(work: (records: Records) => Promise<T>): Promise<T> {
      const queued = new Set<string | null>();
      let removesMessages = false;
      const effects = {
        onQueued: (hook: string | null) => void queued.add(hook),
        onRemoval: () => void (removesMessages = true),
      };
      const result = await transact((transaction) => work(records(transaction, effects)));
      if (removesMessages) search.removeDeletedSoon();
      if (queued.size > 0) onQueued(queued);
      return result;
    },
    queue: {
      ...outboxQueue(db),
      settle: (work: (records: Records) => Promise<void>) =>
        inTransaction(db, (transaction) => work(records(transaction, {}))),
    },
    /** Rejects where the database cannot store a message now. */
    checkWritable: () => transact(checkWritable),
    ...inboxReader(reading, search),
    search,
    deleteExpiredLinks: (expiredBefore: string) => deleteExpiredLinks(db, expiredBefore),
    deleteExpiredTokens: (expiredBefore: string) =>
      transact((transaction) => deleteExpiredTokens(transaction, expiredBefore)),
    /** All consent events, oldest first, and the stored head of the chain. */
    consentChain: () => readChain(db),
    /** Removes deleted rows from the database files, as far as the database allows. */
    overwriteFreed: () => engineOf(db).overwriteFreed(db),
    async close(): Promise<void> {
      // The last connection to close tidies up SQLite's files, which a reader cannot.
      await reading.destroy();
      await db.destroy();
    },
  };
}

function transactions(db: Kysely<Tables>): ReturnType<typeof groupCommit> {
  return engineOf(db).name === 'sqlite' ? groupCommit(db) : (work) => inTransaction(db, work);
}

interface Effects {
  readonly onQueued?: OnQueued;
  readonly onRemoval?: () => void;
}

function records(db: Kysely<Tables>, { onQueued, onRemoval }: Effects): Records {
  return {
    submissions: submissionStore(db),
    tokens: tokenStore(db),
    subscribers: subscriberStore(db),
    outbox: outboxStore(db, onQueued),
    persons: personStore(db, onRemoval),
    retention: retentionStore(db),
    beacons: beaconStore(db),
  };
}
