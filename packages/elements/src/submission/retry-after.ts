// Parses the header `Retry-After`. Pure.

/**
 * The header `Retry-After`: whole seconds, or one of the three formats of an HTTP date.
 *
 * @param now milliseconds since 1970
 * @returns milliseconds from now, 0 for a past date; undefined if invalid
 * @see https://www.rfc-editor.org/rfc/rfc9110.html#section-10.2.3
 */
export function parseRetryAfter(value: string, now: number): number | undefined {
  const text = value.trim();
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = preferredFormat(text, now);
  const at = Date.parse(date);
  // `Date.parse` accepts more than HTTP dates, and turns 31 April into 1 May.
  return at && new Date(at).toUTCString() === date ? Math.max(at - now, 0) : undefined;
}

/** Rewrites the formats of RFC 850 and `asctime()`, and the leap second, which `Date` rejects. */
function preferredFormat(date: string, now: number): string {
  const [, weekday = '', start = '', year = '', time = ''] =
    /^(\w{3})\w{3,6}, (\d\d-\w{3})-(\d\d) (\S+) GMT$/.exec(date) ?? [];
  if (weekday) return `${weekday}, ${start.replace('-', ' ')} ${fullYear(Number(year), now)} ${time} GMT`;
  return date
    .replace(/^(\w{3} \w{3}) {2}(?=\d )/, '$1 0')
    .replace(/^(\w{3}) (\w{3}) (\d\d) (\S+) (\d{4})$/, '$1, $3 $2 $5 $4 GMT')
    .replace(/:60 GMT$/, ':59 GMT');
}

/** A two-digit year more than 50 years ahead is in the past. */
function fullYear(year: number, now: number): number {
  const present = new Date(now).getUTCFullYear();
  const candidate = present - (present % 100) + year;
  return candidate > present + 50 ? candidate - 100 : candidate;
}
