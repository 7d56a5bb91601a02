// Times in words, as people write them in a language and a time zone. Knows no markup.

export interface TimeStyle {
  /** BCP 47. */
  readonly language: string;
  /** IANA, such as `Europe/Berlin`. */
  readonly timeZone: string;
}

/** `Intl` has no separator of its own for a day in words and a time. */
const separators: Readonly<Partial<Record<string, string>>> = { ar: '، ', ja: ' ', zh: ' ' };

/** `today, 22:54`, `yesterday, 9:05`, `12 March, 14:00`, with the year where it is not `now`'s. */
export function timeText(at: string, { now, language, timeZone }: TimeStyle & { readonly now: number }): string {
  const [then, today] = [dateIn(timeZone, Date.parse(at)), dateIn(timeZone, now)];
  const daysAgo = (Date.parse(today) - Date.parse(then)) / dayMs;
  const isSameYear = then.slice(0, 4) === today.slice(0, 4);
  const day =
    daysAgo === 0 || daysAgo === 1
      ? new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-daysAgo, 'day')
      : dayText(at, { language, timeZone, hasYear: !isSameYear });
  return withTime(day, at, { language, timeZone });
}

/** `12 March 2026, 14:00`: for mails, which are read on another day. */
export function dayAndTimeText(at: string, style: TimeStyle): string {
  return withTime(dayText(at, { ...style, hasYear: true }), at, style);
}

function dayText(at: string, { hasYear, language, timeZone }: TimeStyle & { readonly hasYear: boolean }): string {
  const year = hasYear ? ({ year: 'numeric' } as const) : {};
  return new Intl.DateTimeFormat(language, { timeZone, day: 'numeric', month: 'long', ...year }).format(new Date(at));
}

function withTime(day: string, at: string, { language, timeZone }: TimeStyle): string {
  const time = new Intl.DateTimeFormat(language, { timeZone, hour: 'numeric', minute: '2-digit' });
  return `${day}${separators[language.split('-')[0] ?? ''] ?? ', '}${time.format(new Date(at))}`;
}

/** Date, time with seconds, and zone: for proofs, which are read on another day and elsewhere. */
export function exactTimeText(at: string, { language, timeZone }: TimeStyle): string {
  return new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long', timeStyle: 'long' }).format(new Date(at));
}

/** Any name that the platform knows; offsets such as `+02:00` have no summer time. */
export function isTimeZone(name: string): boolean {
  if (!/^[a-z]/i.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

/** `TZ` of the process, else the system's. */
export function serverTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

const dayMs = 24 * 60 * 60_000;

/** `2026-03-12`. */
function dateIn(timeZone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const { year, month, day } = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${year}-${month}-${day}`;
}
