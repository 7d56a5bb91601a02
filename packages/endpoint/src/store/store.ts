// The store as the rest of the endpoint sees it. A second database is a second dialect; nothing else changes.
import { type Dialect, Kysely } from 'kysely';
import type { Records, Store, StoredSubmission } from '../domain/needs.ts';
import { migrate } from './migrations.ts';
import { type Outbox, outbox, outboxRecords } from './outbox.ts';
import { listSubmissions, type Page, type SubmissionFilter, submissionRecords } from './submissions.ts';
import { listSubscribers, subscriberRecords, type SubscriberWithConsent } from './subscribers.ts';
import type { Tables } from './tables.ts';
import { forgetSpentTokens, tokenRecords } from './tokens.ts';

/** The domain's store, and what only the owner's side of the endpoint asks. */
export interface EndpointStore extends Store {
  readonly worklist: Outbox;
  listSubmissions(filter: SubmissionFilter): Promise<Page<StoredSubmission>>;
  listSubscribers(filter: { limit: number; after?: number }): Promise<Page<SubscriberWithConsent>>;
  forgetSpentTokens(expiredBefore: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens a database and brings it up to date. Throws where either fails. */
export async function openStore(dialect: Dialect): Promise<EndpointStore> {
  const db = new Kysely<Tables>({ dialect });
  await migrate(db);
  return {
    ...records(db),
    transaction: (work) => db.transaction().execute((transaction) => work(records(transaction))),
    worklist: outbox(db),
    listSubmissions: (filter) => listSubmissions(db, filter),
    listSubscribers: (filter) => listSubscribers(db, filter),
    forgetSpentTokens: (expiredBefore) => forgetSpentTokens(db, expiredBefore),
    close: () => db.destroy(),
  };
}

function records(db: Kysely<Tables>): Records {
  return {
    submissions: submissionRecords(db),
    tokens: tokenRecords(db),
    subscribers: subscriberRecords(db),
    outbox: outboxRecords(db),
  };
}
