// When the same message is tried again. Knows no clock and no dice of its own.

export interface RetryPolicy {
  /** How often one message is tried in all. */
  readonly attempts: number;
  /** Milliseconds that the first wait takes at most; each further one may take twice as long. */
  readonly baseMs: number;
  /** Milliseconds that no wait of our own choice exceeds. */
  readonly capMs: number;
  /** Milliseconds that all waits for one message may take together. */
  readonly budgetMs: number;
  /** True where the same `submissionId` sent twice is stored once: nothing else is ever repeated. */
  readonly idempotent: boolean;
}

/** What holds for every service. */
export const patience = { attempts: 4, baseMs: 800, capMs: 20_000, budgetMs: 60_000 } as const;

/**
 * How long to wait where the endpoint does not say. Full jitter: the visitors of a server that comes back do not all come
 * back at once.
 *
 * @param attempt the one that failed, counted from 1
 * @param random from 0 to 1
 * @returns milliseconds
 */
export function retryDelay(attempt: number, random: number, { baseMs, capMs }: RetryPolicy): number {
  return random * Math.min(capMs, baseMs * 2 ** (attempt - 1));
}
