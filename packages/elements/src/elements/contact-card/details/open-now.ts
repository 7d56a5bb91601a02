// Whether a business is open, and when it opens or closes next. Pure: the time is an argument.
import { isOnDay, type OpeningHours } from './hours.ts';

export interface Business {
  readonly hours: readonly OpeningHours[];
  /** Days on which nobody is there. */
  readonly closed: readonly ClosedDays[];
  /** IANA time zone; undefined is the visitor's. */
  readonly timeZone: string | undefined;
}

/** Inclusive, as `YYYY-MM-DD`. */
export interface ClosedDays {
  readonly first: string;
  readonly last: string;
}

export interface OpenState {
  readonly isOpen: boolean;
  /** When that changes: minutes after today's midnight in the business's zone. Undefined: not within a week. */
  readonly until: number | undefined;
  /** Minutes after today's midnight now. */
  readonly now: number;
  /** 0 (Monday) to 6. */
  readonly today: number;
}

const dayMinutes = 24 * 60;
const dayMs = 86_400_000;

/**
 * Dates such as `2026-12-24`, and ranges such as `2026-12-24/2027-01-02` (ISO 8601 intervals), separated by spaces, commas or
 * semicolons. Undefined if one of them is none.
 */
export function parseClosed(written: string): readonly ClosedDays[] | undefined {
  const days = written
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(parseDates);
  return days.every((range) => range !== undefined) ? days : undefined;
}

function parseDates(written: string): ClosedDays | undefined {
  const [first = '', last = first, ...more] = written.split(/\/|\.\./);
  return isDate(first) && isDate(last) && first <= last && more.length === 0 ? { first, last } : undefined;
}

function isDate(written: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(written) ? Date.parse(`${written}T00:00Z`) : NaN;
  // 30 February would be another day.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(written);
}

/** @param time milliseconds since 1970 */
export function openState(business: Business, time: number): OpenState {
  const { date, now } = localTime(time, business.timeZone);
  const today = (new Date(date).getUTCDay() + 6) % 7;
  const spans = spansAround(business, date, today);
  const current = spans.find(([from, to]) => from <= now && now < to);
  const until = current?.[1] ?? spans.find(([from]) => from > now)?.[0];
  return { isOpen: current !== undefined, until: until === 8 * dayMinutes ? undefined : until, now, today };
}

/** @returns midnight of the local date, as if it were in UTC, and the minutes after it */
function localTime(time: number, timeZone: string | undefined): { readonly date: number; readonly now: number } {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const parts = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const { year = NaN, month = NaN, day = NaN, hour = NaN, minute = NaN } = parts;
  return { date: Date.UTC(year, month - 1, day), now: hour * 60 + minute };
}

/** Spans from yesterday to a week ahead in minutes after today's midnight; those that touch are joined. */
function spansAround(
  { hours, closed }: Business,
  date: number,
  today: number,
): readonly (readonly [from: number, to: number])[] {
  const spans: [number, number][] = [];
  for (let ahead = -1; ahead <= 7; ahead += 1) {
    const iso = new Date(date + ahead * dayMs).toISOString().slice(0, 10);
    if (closed.some(({ first, last }) => first <= iso && iso <= last)) continue;
    const rows = hours.filter((row) => isOnDay(row, (today + ahead + 7) % 7));
    // The last row about a day counts, so that `Mo-Su 9-17; Su off` means what it says.
    const [own] = rows.slice(-1).map(({ firstDay, lastDay }) => `${firstDay} ${lastDay}`);
    const last = rows.filter(({ firstDay, lastDay }) => `${firstDay} ${lastDay}` === own);
    for (const [from, to] of last.flatMap((row) => row.spans))
      spans.push([from + ahead * dayMinutes, to + ahead * dayMinutes]);
  }
  return join(spans.sort(([one], [other]) => one - other));
}

function join(spans: readonly [number, number][]): readonly (readonly [number, number])[] {
  const joined: [number, number][] = [];
  for (const [from, to] of spans) {
    const before = joined.at(-1);
    if (before && from <= before[1]) before[1] = Math.max(before[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
