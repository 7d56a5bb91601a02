// Reads dates as feeds write them: RFC 822, 850 and 2822, `asctime`, SQL, and the words and orders of a language.
// An ambiguous date is rejected, because a wrong day is worse than none. Pure.
import { dayOrder, monthOf } from './date-words.ts';
import { isoDate } from './iso-date.ts';

/** Hours east of Greenwich. Abbreviations with several meanings, such as IST, are missing. */
const zones: Readonly<Record<string, number>> = {
  z: 0, ut: 0, utc: 0, gmt: 0, wet: 0, west: 1, bst: 1, cet: 1, mez: 1, met: 1, cest: 2, mesz: 2, mest: 2, eet: 2, eest: 3,
  msk: 3, jst: 9, kst: 9, aest: 10, aedt: 11, nzst: 12, nzdt: 13,
  est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7, akst: -9, akdt: -8, hst: -10,
}; // prettier-ignore

/** Seconds or milliseconds since 1970. */
const unixPattern = /^(\d{10}(?:\.\d+)?|\d{13})$/;
const compactPattern = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})?)?$/i;
const timePattern = /[\sT,](\d{1,2})[:h](\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?:\s*([ap])\.?m\b\.?)?/i;
const zonePattern = /^\s*(?:GMT|UTC)?(?:([+-])(\d\d?):?(\d\d)?\b|([a-z]{1,5}|[a-z]+\/[\w/]+)\b)?/i;
const yearFirst = /^(\d{4})[-./年년]\s?(\d{1,2})[-./月월]\s?(\d{1,2})[.日일]?(?:Z|[+-]\d\d:\d\d)?$/;
const compactDay = /^((?:19|20)\d\d)(\d\d)(\d\d)$/;
const yearLast = /^(\d{1,2})[-./]\s?(\d{1,2})[-./]\s?(\d{4}|\d\d)\.?$/;
const namedPatterns = [
  /^(?<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s-]*(?:de\s+|of\s+)?(?<month>\p{L}{3,})\.?[\s,-]*(?:de\s+)?(?<year>\d{2,4})\.?$/iu,
  /^(?<month>\p{L}{3,})\.?\s*(?<day>\d{1,2})(?:st|nd|rd|th)?[\s,]+(?<year>\d{4})$/iu,
  /^(?<year>\d{4})[\s.-]+(?<month>\p{L}{3,})[\s.-]+(?<day>\d{1,2})$/u,
];

/**
 * The date in the format of `isoDate`, or undefined if the day is not certain.
 *
 * @param language tag of the feed's language, else of the page's
 */
export function writtenDate(written: string, language = ''): string | undefined {
  const text = written.trim();
  if (text.length > 100) return undefined;
  const { day, time } = compactDate(text) ?? spacedDate(text.replace(/\([^()]*\)|\[[^[\]]*\]/g, ''), language);
  const date = unixDate(text) ?? isoDate(text) ?? isoDate(day + time) ?? isoDate(day);
  // Years outside 1900 to 2199 belong to other calendars: 2569 in Thailand, 1405 in Iran.
  return date !== undefined && /^(?:19|2[01])/.test(date) ? date : undefined;
}

function unixDate(text: string): string | undefined {
  const [number] = unixPattern.exec(text) ?? [];
  return number && new Date(Number(number) * (number.length === 13 ? 1 : 1000)).toISOString();
}

interface DateParts {
  /** `2026-11-05`, or empty. */
  readonly day: string;
  /** `T09:30:00+01:00`, or empty. */
  readonly time: string;
}

function compactDate(text: string): DateParts | undefined {
  const [all, year, month, date, hour, minute, second = '00', offset = ''] = compactPattern.exec(text) ?? [];
  if (all === undefined) return undefined;
  return { day: `${year}-${month}-${date}`, time: hour ? `T${hour}:${minute}:${second}${offset}` : '' };
}

/** The time may stand before the year, as in `asctime`. */
function spacedDate(text: string, language: string): DateParts {
  const found = timePattern.exec(text);
  if (!found) return { day: dayIn(text, language), time: '' };
  const after = text.slice(found.index + found[0].length);
  const zone = zonePattern.exec(after) ?? [''];
  const day = dayIn(`${text.slice(0, found.index)} ${after.slice(zone[0].length)}`, language);
  return { day, time: timeOf(found) + offsetOf(zone) };
}

function timeOf([, hour = '', minute, second = '00', half]: RegExpExecArray): string {
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour;
  // A leap second.
  return `T${twoDigits(hours)}:${minute}:${second === '60' ? '59' : second}`;
}

/** Empty if the zone is unknown, so that the day stays as written. */
function offsetOf([written = '', sign = '', hours, minutes = '00', name = written]: readonly string[]): string {
  if (hours !== undefined) return `${sign}${twoDigits(hours)}:${minutes}`;
  const offset = zones[name.trim().toLowerCase()];
  return offset === undefined ? '' : `${offset < 0 ? '-' : '+'}${twoDigits(Math.abs(offset))}:00`;
}

/** With or without a weekday and words around it. */
function dayIn(text: string, language: string): string {
  const bare = text.trim().replace(/(\d)[\s.,–-][\p{L}\s.,–-]*$/u, '$1');
  const candidates = [bare, bare.replace(/^\p{L}+\.?[\s,]+/u, ''), bare.replace(/^\D+/, '')];
  const days = candidates.map((candidate) => numericDay(candidate, language) ?? namedDay(candidate, language));
  return days.find((day) => day !== undefined) ?? '';
}

function numericDay(text: string, language: string): string | undefined {
  const found = yearFirst.exec(text) ?? compactDay.exec(text);
  if (found) return dayOf(found[1], found[2], found[3]);
  const [, first, second, year] = yearLast.exec(text) ?? [];
  const order = year && dayOrder(text, language);
  if (!order) return undefined;
  return order === 'day-month' ? dayOf(year, second, first) : dayOf(year, first, second);
}

function namedDay(text: string, language: string): string | undefined {
  for (const pattern of namedPatterns) {
    const { day, month = '', year } = pattern.exec(text)?.groups ?? {};
    if (day) return dayOf(year, monthOf(month, language), day);
  }
  return undefined;
}

function dayOf(year = '', month: string | number | undefined, day = ''): string | undefined {
  return month === undefined ? undefined : `${fullYear(year)}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** RFC 2822 4.3. */
function fullYear(year: string): number {
  const written = Number(year);
  if (year.length === 4) return written;
  return year.length === 2 && written < 50 ? 2000 + written : 1900 + written;
}

function twoDigits(number: string | number): string {
  return String(number).padStart(2, '0');
}
