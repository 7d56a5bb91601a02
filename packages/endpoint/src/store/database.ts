// Which database the settings mean. Opens nothing.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Dialect } from 'kysely';
import { postgresDialect } from './postgres.ts';
import { sqliteDialect } from './sqlite.ts';

export interface DatabaseSettings {
  readonly databaseUrl?: string | undefined;
  readonly dataDirectory: string;
}

export function databaseDialect({ databaseUrl, dataDirectory }: DatabaseSettings): Dialect {
  if (databaseUrl !== undefined) return postgresDialect(databaseUrl);
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  return sqliteDialect(databasePath(dataDirectory));
}

export function databasePath(dataDirectory: string): string {
  return join(dataDirectory, 'foyer.sqlite');
}
