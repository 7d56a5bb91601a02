// Values shared by all processes on one database.
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Identifies the database: generated at the first start, and copied when it is migrated. */
export async function endpointId(db: Kysely<Tables>): Promise<string> {
  const name = 'endpoint-id';
  await db
    .insertInto('endpoint_properties')
    .values({ name, value: randomBytes(16).toString('base64url') })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { value } = await db
    .selectFrom('endpoint_properties')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return value;
}
