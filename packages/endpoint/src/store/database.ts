// Which database the settings mean. Opens nothing.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Dialect } from 'kysely';
import { postgresDialect } from './postgres.ts';
import { sqliteDialect } from './sqlite.ts';

export interface DatabaseSettings {
  readonly databaseUrl?: string | undefined;
  readonly dataDirectory: string;
  /** No visitor waits for an answer. */
  readonly isPatient?: boolean;
}

export function databaseDialect({ databaseUrl, dataDirectory, isPatient = false }: DatabaseSettings): Dialect {
  if (databaseUrl !== undefined) return postgresDialect(databaseUrl, { isPatient });
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  return sqliteDialect(databasePath(dataDirectory));
}

export function databasePath(dataDirectory: string): string {
  return join(dataDirectory, 'foyer.sqlite');
}
