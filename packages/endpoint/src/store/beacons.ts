// Daily counts of followed actions and failed feeds. Knows neither visitors nor pages.
import type { Beacon } from '@foyer/protocol/server';
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { BeaconCount } from '../domain/beacon.ts';
import type { BeaconStore } from '../domain/ports.ts';
import type { Tables } from './tables.ts';

/** Rows of the summary. */
const maxRows = 20;

interface DatedBeacon extends Beacon {
  readonly day: string;
}

export function beaconStore(db: Kysely<Tables>): BeaconStore {
  return {
    count: (beacon, maxPlaces) => count(db, beacon, maxPlaces),
    async forget(beforeDay) {
      await db.deleteFrom('beacons').where('day', '<', beforeDay).execute();
    },
  };
}

/** The table cannot grow without bound: everything beyond the limit is counted in one row. */
async function count(db: Kysely<Tables>, beacon: DatedBeacon, maxPlaces: number): Promise<void> {
  const isKnown = await db.selectFrom('beacons').select('key').where('key', '=', keyOf(beacon)).executeTakeFirst();
  const isFull = isKnown === undefined && (await placesOf(db, beacon)) >= maxPlaces;
  const row = isFull ? { ...beacon, href: '' } : beacon;
  await db
    .insertInto('beacons')
    .values({ key: keyOf(row), form: row.form, kind: row.kind, href: row.href, day: row.day, count: 1 })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(({ eb }) => ({ count: eb('beacons.count', '+', 1) })))
    .execute();
}

async function placesOf(db: Kysely<Tables>, { day, form }: DatedBeacon): Promise<number> {
  const { places } = await db
    .selectFrom('beacons')
    .select(({ fn }) => fn.countAll().as('places'))
    .where('day', '=', day)
    .where('form', '=', form)
    .executeTakeFirstOrThrow();
  return Number(places);
}

function keyOf({ day, form, href, kind }: DatedBeacon): string {
  return createHash('sha256')
    .update(JSON.stringify([form, kind, href, day]))
    .digest('base64url');
}

/** Most frequent first. */
export async function sumBeacons(
  db: Kysely<Tables>,
  { form, sinceDay }: { readonly form?: string | undefined; readonly sinceDay: string },
): Promise<readonly BeaconCount[]> {
  const rows = await db
    .selectFrom('beacons')
    .select(({ fn }) => ['form', 'kind', 'href', fn.sum('count').as('sum')])
    .where('day', '>=', sinceDay)
    .$if(form !== undefined, (query) => query.where('form', '=', form ?? ''))
    .groupBy(['form', 'kind', 'href'])
    .orderBy('sum', 'desc')
    .orderBy('href')
    .limit(maxRows)
    .execute();
  return rows.map(({ sum, ...beacon }) => ({ ...beacon, count: Number(sum) }));
}
