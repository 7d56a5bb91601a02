// Checks a database without changing it: whether it is writable, and which schema it has.
import { type Dialect, Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations.ts';
import type { Tables } from './tables.ts';

/** `older`: the next start migrates it. `newer`: this version does not know its schema. */
export type SchemaState = 'empty' | 'older' | 'current' | 'newer';

/** Throws where the database cannot be reached or written. */
export async function inspectDatabase(dialect: Dialect): Promise<SchemaState> {
  const db = new Kysely<Tables>({ dialect });
  try {
    await checkWritable(db);
    return await schemaState(db);
  } finally {
    await db.destroy();
  }
}

async function checkWritable(db: Kysely<Tables>): Promise<void> {
  await db
    .transaction()
    .execute(async (transaction) => {
      await sql`create table foyer_check (x integer)`.execute(transaction);
      throw new RollBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RollBack)) throw error;
    });
}

/** Thrown to roll back the test. */
class RollBack extends Error {}

export async function schemaState(db: Kysely<Tables>): Promise<SchemaState> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } });
  const known = await migrator.getMigrations();
  const run = known.filter(({ executedAt }) => executedAt !== undefined).length;
  if (run === 0) return 'empty';
  const { rows } = await sql`select name from kysely_migration`.execute(db);
  if (rows.length > run) return 'newer';
  return run < known.length ? 'older' : 'current';
}
