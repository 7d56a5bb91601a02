// The owner sends again what was given up, such as after a corrected setting. Call in a transaction.
import type { GivenUpFilter } from './outbox.ts';
import type { Records } from './ports.ts';

/** Returns how many deliveries are due again. What was sent, or still waits, stays as it is. */
export function sendAgain({ outbox }: Records, what: GivenUpFilter, now: number): Promise<number> {
  return outbox.requeue(what, new Date(now).toISOString());
}
