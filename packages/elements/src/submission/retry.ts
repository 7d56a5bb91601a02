// The retry policy. Pure: time and randomness are arguments.

export interface RetryPolicy {
  /** Maximum number of attempts per message. */
  readonly attempts: number;
  /** Maximum of the first wait in milliseconds; it doubles with each attempt. */
  readonly baseMs: number;
  /** Maximum of any wait that we choose, in milliseconds. */
  readonly capMs: number;
  /** Maximum of all waits for one message, in milliseconds. */
  readonly budgetMs: number;
  /** Whether the same `submissionId` sent twice is stored once; otherwise nothing is retried. */
  readonly idempotent: boolean;
}

/** The policy for every service. */
export const patience = { attempts: 4, baseMs: 800, capMs: 20_000, budgetMs: 60_000 } as const;

/**
 * The wait if the endpoint requests none. Full jitter, so that the visitors of a recovering server do not all return at
 * once.
 *
 * @param attempt the failed attempt, counted from 1
 * @param random from 0 to 1
 * @returns milliseconds
 */
export function retryDelay(attempt: number, random: number, { baseMs, capMs }: RetryPolicy): number {
  return random * Math.min(capMs, baseMs * 2 ** (attempt - 1));
}
