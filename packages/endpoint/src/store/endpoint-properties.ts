// Values shared by all processes on one database.
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Identifies the database: generated at the first start, and copied when it is migrated. */
export async function endpointId(db: Kysely<Tables>): Promise<string> {
  // Read first, because a command must not wait for writers.
  const known = await readId(db);
  if (known !== undefined) return known;
  await db
    .insertInto('endpoint_properties')
    .values({ name, value: randomBytes(16).toString('base64url') })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const made = await readId(db);
  if (made === undefined) throw new Error('The database keeps no endpoint id.');
  return made;
}

const name = 'endpoint-id';

async function readId(db: Kysely<Tables>): Promise<string | undefined> {
  const row = await db.selectFrom('endpoint_properties').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}
