// The owner's search in messages. SQLite has an index of its own for it, PostgreSQL an index of the table.
import type { Kysely } from 'kysely';
import type { ListedMessage, Page, SubmissionFilter } from '../domain/inbox.ts';
import { engineOf } from './engine.ts';
import { postgresSearch } from './postgres-search.ts';
import { sqliteSearch } from './sqlite-search.ts';
import type { Tables } from './tables.ts';

export interface MessageSearch {
  /** Newest first. A page may have fewer items than its limit although there is a next one. */
  find(filter: SubmissionFilter, search: string): Promise<Page<ListedMessage>>;
  /** Indexes messages that arrived since the last call, in small steps, once there are enough of them. */
  addNew(): Promise<void>;
  /** Removes messages that were deleted. */
  removeDeleted(): Promise<void>;
  /** The same in the background, once for several calls. */
  removeDeletedSoon(): void;
}

export interface SearchConnections {
  readonly reading: Kysely<Tables>;
  /** Sequence number of the newest message, or 0. */
  readonly newest: () => Promise<number>;
}

export function messageSearch(connections: SearchConnections): MessageSearch {
  return engineOf(connections.reading).name === 'sqlite'
    ? sqliteSearch(connections)
    : postgresSearch(connections.reading);
}
