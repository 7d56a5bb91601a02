// Pauses a lane whose receiver is unavailable, and then tries one delivery before all others.
import { outageDelayMs } from '../domain/outbox.ts';
import type { Clock } from '../domain/ports.ts';

export interface Outage {
  /** Milliseconds until the next attempt; 0 where there is no pause. */
  pauseMs(): number;
  /** True after an outage, until something is delivered: one attempt at a time. */
  isProbing(): boolean;
  /** Attempts in a row that found the receiver unavailable. */
  failures(): number;
  /** False where the lane is paused already. */
  begin(): boolean;
  end(): void;
}

export function outageOf(now: Clock): Outage {
  let failures = 0;
  let until = 0;
  // A longer pause was set while the clock was ahead.
  const pauseMs = () => (until - now() > outageDelayMs(failures) ? 0 : Math.max(0, until - now()));
  return {
    pauseMs,
    isProbing: () => failures > 0,
    failures: () => failures,
    begin() {
      // Concurrent deliveries find the same outage.
      if (pauseMs() > 0) return false;
      failures += 1;
      until = now() + outageDelayMs(failures);
      return true;
    },
    end() {
      failures = 0;
      until = 0;
    },
  };
}
