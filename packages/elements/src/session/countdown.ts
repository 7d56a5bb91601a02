// How long it is until the next attempt, second by second. Knows no wording.

/** Waits below it pass before anybody has read that there is one. */
const noticeableMs = 2000;
/** A wait was decided on a moment before it is counted here. */
const decidedAgoMs = 100;

export class Countdown {
  readonly #tick: () => void;
  #began = 0;
  #until = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param tick called whenever another second is over */
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

  /** True where the whole wait is long enough to speak of it. */
  get isNoticeable(): boolean {
    return this.totalSeconds * 1000 >= noticeableMs - decidedAgoMs;
  }

  get totalSeconds(): number {
    return (this.#until - this.#began) / 1000;
  }

  get secondsLeft(): number {
    return Math.max(Math.ceil((this.#until - Date.now()) / 1000), 0);
  }

  /** The next full second, however late the last one came. */
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

/** "0:24", as clocks have it. */
export function clockTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
