// Looks at a database without changing it: whether it takes what is written, and how old it is.
import { type Dialect, Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations.ts';
import type { Tables } from './tables.ts';

/** `older`: the next start brings it up to date. `newer`: this version does not know it. */
export type SchemaState = 'empty' | 'older' | 'current' | 'newer';

/** Throws where it cannot be reached or written. */
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

/** Thrown to undo what was only tried. */
class RollBack extends Error {}

async function schemaState(db: Kysely<Tables>): Promise<SchemaState> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } });
  const known = await migrator.getMigrations();
  const run = known.filter(({ executedAt }) => executedAt !== undefined).length;
  if (run === 0) return 'empty';
  const { rows } = await sql`select name from kysely_migration`.execute(db);
  if (rows.length > run) return 'newer';
  return run < known.length ? 'older' : 'current';
}
