// Reasons to suspect a message. Suspicion never drops it: it is stored with its reasons.

export interface Circumstances {
  readonly trapped: boolean;
  /** Milliseconds between the challenge and the message. */
  readonly filledInMs: number;
  /** Seconds. */
  readonly minFill: number;
}

export function spamReasons({ trapped, filledInMs, minFill }: Circumstances): readonly string[] {
  return [...(trapped ? ['trap'] : []), ...(filledInMs < minFill * 1000 ? ['too-fast'] : [])];
}

/** Filling in fast may be autofill and paste; only the trap alone is proof enough to keep a message out of the way. */
export function isSuspected(reasons: readonly string[]): boolean {
  return reasons.includes('trap');
}
