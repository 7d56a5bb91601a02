// Once a day, and only where something did not get through, the owner is told by mail. Knows neither SQL nor words.
import type { Records } from './ports.ts';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/** Run it now and then; it adds at most one mail a day, also where several processes do. */
export async function planDigest({ outbox }: Records, now: number): Promise<void> {
  const last = await outbox.latest('digest');
  if (last !== undefined && now - Date.parse(last) < dayMs - hourMs) return;
  const at = new Date(now).toISOString();
  const { givenUp, waiting, suspected } = await outbox.undelivered(last ?? '', new Date(now - hourMs).toISOString());
  if (givenUp.length + waiting + suspected === 0) return;
  const none = { addressKey: null, submissionId: null, subscriberId: null };
  // By the day: a second process that thinks of it at the same time finds that the key is taken.
  await outbox.add({ entryId: `digest-${at.slice(0, 10)}`, kind: 'digest', createdAt: at, ...none });
}

/** What a digest of `createdAt` tells: everything since the one before, which is a day old at least. */
export function digestPeriod(createdAt: string): { readonly since: string; readonly waitingSince: string } {
  const at = Date.parse(createdAt);
  return { since: new Date(at - dayMs).toISOString(), waitingSince: new Date(at - hourMs).toISOString() };
}
