// The search of PostgreSQL ignores the case of all letters, whatever the locale of the database.
import type { Kysely } from 'kysely';
import { engineOf } from '../engine.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await engineOf(db).addSearch(db);
}
