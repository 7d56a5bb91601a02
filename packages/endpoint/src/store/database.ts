// Which database the settings mean. Opens nothing.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Dialect } from 'kysely';

export interface DatabaseSettings {
  readonly databaseUrl?: string | undefined;
  readonly dataDirectory: string;
  /** No visitor waits for an answer. */
  readonly longTimeouts?: boolean;
}

export async function databaseDialect(settings: DatabaseSettings): Promise<Dialect> {
  const { databaseUrl, dataDirectory, longTimeouts = false } = settings;
  if (databaseUrl !== undefined) {
    // Loaded by whoever has one: it takes time and memory.
    const { postgresDialect } = await import('./postgres.ts');
    return postgresDialect(databaseUrl, { longTimeouts });
  }
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  // Not every runtime has `node:sqlite`; those that have PostgreSQL go without.
  const { sqliteDialect } = await import('./sqlite.ts');
  return sqliteDialect(databasePath(dataDirectory), { longTimeouts });
}

export function databasePath(dataDirectory: string): string {
  return join(dataDirectory, 'foyer.sqlite');
}
