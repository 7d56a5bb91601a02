// Counts down to the next attempt, in seconds.

/** Shorter waits are over before anyone could read about them. */
const noticeableMs = 2000;
/** Compensates for the time since the wait was decided. */
const decidedAgoMs = 100;

export class Countdown {
  readonly #tick: () => void;
  #began = 0;
  #until = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param tick called every second */
  constructor(tick: () => void) {
    this.#tick = tick;
  }

  /** @param until milliseconds since 1970 */
  start(until: number): void {
    this.#began = Date.now();
    this.#until = until;
    this.#schedule();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Whether the wait is long enough to be shown. */
  get isNoticeable(): boolean {
    return this.totalSeconds * 1000 >= noticeableMs - decidedAgoMs;
  }

  get totalSeconds(): number {
    return (this.#until - this.#began) / 1000;
  }

  get secondsLeft(): number {
    return Math.max(Math.ceil((this.#until - Date.now()) / 1000), 0);
  }

  /** Aligned to full seconds, so that late timers do not add up. */
  #schedule(): void {
    clearTimeout(this.#timer);
    const left = this.#until - Date.now();
    if (left <= 0) return;
    this.#timer = setTimeout(
      () => {
        this.#tick();
        this.#schedule();
      },
      left % 1000 || 1000,
    );
  }
}

/** Formats seconds as 0:24. */
export function clockTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
