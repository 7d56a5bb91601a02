// Request counters shared by all processes on one database. Knows neither clients nor limits.
import type { Kysely } from 'kysely';
import type { CountingWindow, RateCount, RateCounterStore } from '../domain/ports.ts';
import type { Tables } from './tables.ts';

export function rateCounterStore(db: Kysely<Tables>): RateCounterStore {
  return { count: (key, window) => count(db, key, window) };
}

/** One atomic statement, so that concurrent requests are all counted. */
async function count(db: Kysely<Tables>, key: string, { now, resetsAt }: CountingWindow): Promise<RateCount> {
  const row = await db
    .insertInto('rate_counters')
    .values({ key, count: 1, resets_at: resetsAt })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet(({ case: when, or, eb, ref }) => {
        const old = ref('rate_counters.resets_at');
        // Later than any window can end: the clock was set back.
        const isOver = or([eb(old, '<=', now), eb(old, '>', resetsAt)]);
        return {
          count: when()
            .when(isOver)
            .then(1)
            .else(eb('rate_counters.count', '+', 1))
            .end(),
          resets_at: when().when(isOver).then(resetsAt).else(old).end(),
        };
      }),
    )
    .returning(['count', 'resets_at'])
    .executeTakeFirstOrThrow();
  return { key, count: Number(row.count), resetsAt: row.resets_at };
}

export async function deleteEndedCounters(db: Kysely<Tables>, before: string): Promise<void> {
  await db.deleteFrom('rate_counters').where('resets_at', '<', before).execute();
}
