// Reads ISO 8601 dates. Everything else that `Date` accepts differs between engines. Pure.

const isoPattern = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(:\d\d(?:[.,]\d+)?)?(Z|([+-](?:0\d|1[0-4])):?([0-5]\d)?)?)?$/i;

/**
 * The date in the format that ECMAScript defines. Its first ten characters are the day as written, in every time zone.
 * Undefined for any other format, and for a day that does not exist.
 */
export function isoDate(written: string): string | undefined {
  const [, day = '', time, seconds = ':00', zone = '', hours, minutes = '00'] = isoPattern.exec(written.trim()) ?? [];
  const offset = hours ? `${hours}:${minutes}` : zone.toUpperCase();
  const date = time ? `${day}T${time}${seconds.slice(0, 7).replace(',', '.')}${offset}` : day;
  return Number.isNaN(Date.parse(date)) || !isDay(day) ? undefined : date;
}

/** An ISO 8601 date or date-time in milliseconds since 1970. Without an offset it is the visitor's local time. */
export function isoTime(written: string): number | undefined {
  const date = isoDate(written);
  return date === undefined ? undefined : Date.parse(date.includes('T') ? date : `${date}T00:00`);
}

/** V8 takes 30 February for 2 March. */
function isDay(day: string): boolean {
  return new Date(day).toISOString().startsWith(day);
}
