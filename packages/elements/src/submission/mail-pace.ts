// Mirrors an endpoint's rate limit for confirmation mails. Pure: the time is an argument. The endpoint's responses do not
// disclose whether a mail was sent, so the page has to know when one is possible.

/** Milliseconds between two mails to one address. */
const gapMs = 10 * 60_000;
/** Mails per address and corrections per sign-up, in a day. */
const most = 3;

interface Mails {
  readonly count: number;
  readonly lastAt: number;
}

export class MailPace {
  readonly #mails = new Map<string, Mails>();
  #corrections = 0;

  /** Records a request. Returns whether a mail may have been sent. */
  note(address: string, now: number): boolean {
    const { count, lastAt } = this.#of(address);
    if (count >= most || now < lastAt + gapMs) return false;
    this.#mails.set(keyOf(address), { count: count + 1, lastAt: now });
    return true;
  }

  noteCorrection(): void {
    this.#corrections += 1;
  }

  /** Milliseconds since 1970. A time in the past means now; Infinity means not today. */
  nextAt(address: string): number {
    const { count, lastAt } = this.#of(address);
    return count >= most ? Infinity : lastAt + gapMs;
  }

  get mayCorrect(): boolean {
    return this.#corrections < most;
  }

  #of(address: string): Mails {
    return this.#mails.get(keyOf(address)) ?? { count: 0, lastAt: -Infinity };
  }
}

/** Addresses that differ only in case share a mailbox. */
export function isSameAddress(first: string, second: string): boolean {
  return keyOf(first) === keyOf(second);
}

function keyOf(address: string): string {
  return address.trim().toLowerCase();
}
