// Plans the daily digest of failed deliveries to the owner. Knows neither SQL nor wording.
import type { Records } from './ports.ts';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/** Adds at most one digest a day, also with several processes. */
export async function planDigest({ outbox }: Records, now: number): Promise<void> {
  const last = await outbox.latest('digest');
  if (last !== undefined && now - Date.parse(last) < dayMs - hourMs) return;
  const at = new Date(now).toISOString();
  const { givenUp, waiting, suspected } = await outbox.undelivered(last ?? '', new Date(now - hourMs).toISOString());
  if (givenUp.length + waiting + suspected === 0) return;
  const none = { addressKey: null, submissionId: null, subscriberId: null };
  // The id contains the day, so that a second process fails on the unique key.
  await outbox.add({ deliveryId: `digest-${at.slice(0, 10)}`, kind: 'digest', createdAt: at, ...none });
}

/** The period that a digest created at `createdAt` covers. */
export function digestPeriod(createdAt: string): { readonly since: string; readonly waitingSince: string } {
  const at = Date.parse(createdAt);
  return { since: new Date(at - dayMs).toISOString(), waitingSince: new Date(at - hourMs).toISOString() };
}
