// All migrations in order. Listed by hand, so that bundlers include them.
import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import * as firstTables from './migrations/0001-first-tables.ts';
import * as refusedAddresses from './migrations/0002-refused-addresses.ts';
import * as endpointProperties from './migrations/0003-endpoint-properties.ts';
import * as consentChain from './migrations/0004-consent-chain.ts';
import * as tombstones from './migrations/0005-tombstones.ts';
import * as rateCounters from './migrations/0006-rate-counters.ts';
import * as failingMails from './migrations/0007-failing-mails.ts';
import * as repeatedTexts from './migrations/0008-repeated-texts.ts';
import * as heldBack from './migrations/0009-held-back.ts';
import * as hooks from './migrations/0010-hooks.ts';
import * as beacons from './migrations/0011-beacons.ts';
import * as onePerson from './migrations/0012-one-person.ts';
import * as deliveries from './migrations/0013-deliveries.ts';
import * as inboxLists from './migrations/0014-inbox-lists.ts';
import * as withoutRateCounters from './migrations/0015-without-rate-counters.ts';
import * as erasures from './migrations/0016-erasures.ts';
import * as unreadMessages from './migrations/0017-unread-messages.ts';
import * as failedDeliveries from './migrations/0018-failed-deliveries.ts';
import * as searchInAnyCase from './migrations/0019-search-in-any-case.ts';
import type { Tables } from './tables.ts';

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': firstTables,
  '0002-refused-addresses': refusedAddresses,
  '0003-endpoint-properties': endpointProperties,
  '0004-consent-chain': consentChain,
  '0005-tombstones': tombstones,
  '0006-rate-counters': rateCounters,
  '0007-failing-mails': failingMails,
  '0008-repeated-texts': repeatedTexts,
  '0009-held-back': heldBack,
  '0010-hooks': hooks,
  '0011-beacons': beacons,
  '0012-one-person': onePerson,
  '0013-deliveries': deliveries,
  '0014-inbox-lists': inboxLists,
  '0015-without-rate-counters': withoutRateCounters,
  '0016-erasures': erasures,
  '0017-unread-messages': unreadMessages,
  '0018-failed-deliveries': failedDeliveries,
  '0019-search-in-any-case': searchInAnyCase,
};

/** Migrates to the latest schema; throws before anything is served. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('The database could not be migrated.', { cause: error });
}
