// How often a confirmation mail may be asked for, as an endpoint of Foyer's keeps it. Pure: the time is handed in. The
// endpoint answers alike whatever it does, so that the page has to know when a mail can come of it.

/** Milliseconds between two mails to one address. */
const gapMs = 10 * 60_000;
/** Mails to one address, and corrections of one sign-up, in a day. */
const most = 3;

interface Mails {
  readonly count: number;
  readonly lastAt: number;
}

export class MailPace {
  readonly #mails = new Map<string, Mails>();
  #corrections = 0;

  /** Tells of a wish that the endpoint has taken. Returns true where a mail can have come of it. */
  note(address: string, now: number): boolean {
    const { count, lastAt } = this.#of(address);
    if (count >= most || now < lastAt + gapMs) return false;
    this.#mails.set(keyOf(address), { count: count + 1, lastAt: now });
    return true;
  }

  noteCorrection(): void {
    this.#corrections += 1;
  }

  /** Milliseconds since 1970; what is past may be asked for now, and infinity is not today. */
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

/** Nobody has two mailboxes that differ by capitals alone. */
export function isSameAddress(first: string, second: string): boolean {
  return keyOf(first) === keyOf(second);
}

function keyOf(address: string): string {
  return address.trim().toLowerCase();
}
