// The store of the endpoint. Another database only needs another dialect.
import { type Dialect, Kysely } from 'kysely';
import type { Records } from '../domain/ports.ts';
import { beaconStore } from './beacons.ts';
import { readChain } from './consent.ts';
import { endpointId } from './endpoint-properties.ts';
import { engineOf } from './engine.ts';
import { groupCommit } from './group-commit.ts';
import { inboxReader } from './inbox.ts';
import { migrate } from './migrations.ts';
import { outboxStore, outboxQueue } from './outbox.ts';
import { personStore } from './persons.ts';
import { submissionStore } from './submissions.ts';
import { subscriberStore } from './subscribers.ts';
import type { Tables } from './tables.ts';
import { checkWritable, deleteExpiredLinks, deleteExpiredTokens, tokenStore } from './tokens.ts';
import { inTransaction } from './transaction.ts';

/** The domain's store, plus the queries that only the owner's side uses. */
export type EndpointStore = ReturnType<typeof createStore>;

/** Creates or migrates the tables. */
export async function migrateDatabase(dialect: Dialect): Promise<void> {
  const db = new Kysely<Tables>({ dialect });
  await migrate(db).finally(() => db.destroy());
}

/** Opens and migrates a database. Throws where either fails. */
export async function openStore(dialect: Dialect): Promise<EndpointStore> {
  const db = new Kysely<Tables>({ dialect });
  try {
    await migrate(db);
    return createStore(db, await endpointId(db));
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

function createStore(db: Kysely<Tables>, ownId: string) {
  const transact = transactions(db);
  return {
    /** The same for all processes on this database, and for no other database. */
    endpointId: ownId,
    ...records(db),
    transaction: <T>(work: (records: Records) => Promise<T>): Promise<T> =>
      transact((transaction) => work(records(transaction))),
    queue: outboxQueue(db),
    /** Rejects where the database cannot store a message now. */
    checkWritable: () => transact(checkWritable),
    ...inboxReader(db),
    deleteExpiredLinks: (expiredBefore: string) => deleteExpiredLinks(db, expiredBefore),
    deleteExpiredTokens: (expiredBefore: string) =>
      transact((transaction) => deleteExpiredTokens(transaction, expiredBefore)),
    /** All consent events, oldest first, and the stored head of the chain. */
    consentChain: () => readChain(db),
    /** Removes deleted rows from the database files, as far as the database allows. */
    overwriteFreed: () => engineOf(db).overwriteFreed(db),
    close: () => db.destroy(),
  };
}

function transactions(db: Kysely<Tables>): ReturnType<typeof groupCommit> {
  return engineOf(db).name === 'sqlite' ? groupCommit(db) : (work) => inTransaction(db, work);
}

function records(db: Kysely<Tables>): Records {
  return {
    submissions: submissionStore(db),
    tokens: tokenStore(db),
    subscribers: subscriberStore(db),
    outbox: outboxStore(db),
    persons: personStore(db),
    beacons: beaconStore(db),
  };
}
