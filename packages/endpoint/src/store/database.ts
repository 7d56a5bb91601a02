// Selects the database of the settings. Opens no connection.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Dialect } from 'kysely';

export interface DatabaseSettings {
  readonly databaseUrl?: string | undefined;
  readonly dataDirectory: string;
  /** For commands, where no visitor waits for an answer. */
  readonly longTimeouts?: boolean;
}

export async function databaseDialect(settings: DatabaseSettings): Promise<Dialect> {
  const { databaseUrl, dataDirectory, longTimeouts = false } = settings;
  if (databaseUrl !== undefined) {
    // Imported only where used, to save time and memory.
    const { postgresDialect } = await import('./postgres.ts');
    return postgresDialect(databaseUrl, longTimeouts ? 'command' : 'visitors');
  }
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  // Some runtimes lack `node:sqlite`; with PostgreSQL it is not needed.
  const { sqliteDialect } = await import('./sqlite.ts');
  return sqliteDialect(databasePath(dataDirectory), { longTimeouts });
}

/** For the owner's queries, which must not delay visitors. The database must exist. */
export async function readerDialect({ databaseUrl, dataDirectory }: DatabaseSettings): Promise<Dialect> {
  if (databaseUrl !== undefined) {
    const { postgresDialect } = await import('./postgres.ts');
    return postgresDialect(databaseUrl, 'owner');
  }
  const { sqliteReaderDialect } = await import('./sqlite-reader.ts');
  const source = databasePath(dataDirectory);
  return sqliteReaderDialect({ source, index: searchIndexPath(source) });
}

export function databasePath(dataDirectory: string): string {
  return join(dataDirectory, 'foyer.sqlite');
}

/** The search index. It can be deleted while no endpoint runs, and is rebuilt then. */
export function searchIndexPath(path: string): string {
  return path.replace(/(\.sqlite)?$/, '-search.sqlite');
}
