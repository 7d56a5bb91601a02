// Counts requests in fixed windows of a minute. In memory, so that counting costs no disk write and works while the
// database does not: each process counts for itself.

export interface RequestCount {
  readonly count: number;
  /** End of the window, in milliseconds since 1970. */
  readonly resetsAt: number;
}

export interface RequestCounters {
  /** Adds one request, and starts a new window where none is running. */
  count(key: string, now: number): RequestCount;
  /** Returns the current count without changing it. */
  peek(key: string, now: number): number;
  readonly size: number;
}

export const windowMs = 60_000;

/** Beyond `maxKeys`, the oldest windows are dropped: a flood of addresses must not fill the memory. */
export function requestCounters(maxKeys = 50_000): RequestCounters {
  // In the order in which windows began, which is the order in which they end.
  const windows = new Map<string, RequestCount>();
  const running = (key: string, now: number) => {
    const known = windows.get(key);
    return known !== undefined && isRunning(known, now) ? known : undefined;
  };
  const dropEnded = (now: number) => {
    for (const [key, window] of windows) {
      if (isRunning(window, now) && windows.size <= maxKeys) return;
      windows.delete(key);
    }
  };
  return {
    count(key, now) {
      const known = running(key, now);
      const counted = { count: (known?.count ?? 0) + 1, resetsAt: known?.resetsAt ?? now + windowMs };
      if (known === undefined) windows.delete(key);
      windows.set(key, counted);
      dropEnded(now);
      return counted;
    },
    peek: (key, now) => running(key, now)?.count ?? 0,
    get size() {
      return windows.size;
    },
  };
}

/** An end beyond the longest possible window means that the clock was set back. */
function isRunning({ resetsAt }: RequestCount, now: number): boolean {
  return resetsAt > now && resetsAt <= now + windowMs;
}
