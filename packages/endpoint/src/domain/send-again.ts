// Sends failed deliveries again on the owner's request, such as after a corrected setting. Call in a transaction.
import type { GivenUpFilter } from './outbox.ts';
import type { Records } from './ports.ts';

/** Returns how many deliveries are due again. Does not change deliveries that were sent or still wait. */
export function sendAgain({ outbox }: Records, what: GivenUpFilter, now: number): Promise<number> {
  return outbox.requeue(what, new Date(now).toISOString());
}
