// The store as the rest of the endpoint sees it. A second database is a second dialect; nothing else changes.
import { type Dialect, Kysely } from 'kysely';
import type { Inbox } from '../domain/inbox.ts';
import type { ChainHead, StoredLink } from '../domain/consent-chain.ts';
import type { Records, Store } from '../domain/needs.ts';
import type { Outbox } from '../domain/outbox.ts';
import { beaconRecords } from './beacons.ts';
import { readChain } from './consent.ts';
import { endpointId } from './endpoint-properties.ts';
import { engineOf } from './engine.ts';
import { groupCommit } from './group-commit.ts';
import { inboxOf } from './inbox.ts';
import { migrate } from './migrations.ts';
import { outboxRecords, outboxWorklist } from './outbox.ts';
import { personRecords } from './persons.ts';
import { forgetRates, rateRecords } from './rates.ts';
import { submissionRecords } from './submissions.ts';
import { subscriberRecords } from './subscribers.ts';
import type { Tables } from './tables.ts';
import { checkWritable, forgetSpentTokens, tokenRecords } from './tokens.ts';
import { inTransaction } from './transaction.ts';

/** The domain's store, and what only the owner's side of the endpoint asks. */
export interface EndpointStore extends Store, Inbox {
  readonly worklist: Outbox;
  /** The same for all processes on this database, and no other. */
  readonly endpointId: string;
  /** Rejects where the database cannot take a message right now. */
  checkWritable(): Promise<void>;
  forgetSpentTokens(expiredBefore: string): Promise<void>;
  forgetRates(before: string): Promise<void>;
  /** Every step of every consent, oldest first, and where the database believes that they end. */
  consentChain(): Promise<{ readonly head: ChainHead; readonly links: AsyncIterable<StoredLink> }>;
  /** Leaves nothing of what was deleted in the files, as far as the database lets us. */
  overwriteFreed(): Promise<void>;
  close(): Promise<void>;
}

/** Makes the tables, or those that are new since. */
export async function bringUpToDate(dialect: Dialect): Promise<void> {
  const db = new Kysely<Tables>({ dialect });
  await migrate(db).finally(() => db.destroy());
}

/** Opens a database and brings it up to date. Throws where either fails. */
export async function openStore(dialect: Dialect): Promise<EndpointStore> {
  const db = new Kysely<Tables>({ dialect });
  try {
    await migrate(db);
    return storeOf(db, await endpointId(db));
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

function storeOf(db: Kysely<Tables>, ownId: string): EndpointStore {
  const transact = transactions(db);
  return {
    endpointId: ownId,
    ...records(db),
    transaction: (work) => transact((transaction) => work(records(transaction))),
    worklist: outboxWorklist(db),
    checkWritable: () => checkWritable(db),
    ...inboxOf(db),
    forgetSpentTokens: (expiredBefore) => forgetSpentTokens(db, expiredBefore),
    forgetRates: (before) => forgetRates(db, before),
    consentChain: () => readChain(db),
    overwriteFreed: () => engineOf(db).overwriteFreed(db),
    close: () => db.destroy(),
  };
}

function transactions(db: Kysely<Tables>): ReturnType<typeof groupCommit> {
  return engineOf(db).name === 'sqlite' ? groupCommit(db) : (work) => inTransaction(db, work);
}

function records(db: Kysely<Tables>): Records {
  return {
    submissions: submissionRecords(db),
    tokens: tokenRecords(db),
    subscribers: subscriberRecords(db),
    outbox: outboxRecords(db),
    persons: personRecords(db),
    rates: rateRecords(db),
    beacons: beaconRecords(db),
  };
}
