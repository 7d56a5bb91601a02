// Plans the daily digest of failed deliveries to the owner. Knows neither SQL nor wording.
import { queueForOwners } from './owners.ts';
import type { Records } from './ports.ts';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/** Adds at most one digest a day, also with several processes. */
export async function planDigest(
  records: Records,
  { owners, now }: { readonly owners: readonly string[]; readonly now: number },
): Promise<void> {
  const { outbox } = records;
  const last = await outbox.latestDigest();
  if (last !== undefined && now - Date.parse(last) < dayMs - hourMs) return;
  const at = new Date(now).toISOString();
  const { givenUp, waiting, suspected } = await outbox.undelivered(last ?? '', new Date(now - hourMs).toISOString());
  if (givenUp.length + waiting + suspected === 0) return;
  // The id names the digest before it, so that a second process fails on the unique key.
  const deliveryId = `digest-after-${last === undefined ? 0 : Date.parse(last)}`;
  await queueForOwners(records, owners, { deliveryId, kind: 'digest', createdAt: at });
}

/** The period that a digest created at `createdAt` covers. */
export function digestPeriod(createdAt: string): { readonly since: string; readonly waitingSince: string } {
  const at = Date.parse(createdAt);
  return { since: new Date(at - dayMs).toISOString(), waitingSince: new Date(at - hourMs).toISOString() };
}
