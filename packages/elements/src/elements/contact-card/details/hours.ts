// Parses and formats opening hours such as `Mo-Fr 9-12,13-17; Sa 10-14`.

/** Days are 0 (Monday) to 6, times are minutes after midnight; a span that ends on the next day ends after 1440. */
export interface OpeningHours {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly spans: readonly (readonly [from: number, to: number])[];
}

const midnight = 24 * 60;

/**
 * Two-letter weekdays, in English as in OpenStreetMap's opening_hours, or in German. New languages add none: `Di` is Tuesday in
 * German and Sunday in French, so they would change the meaning of existing values. `formatHours` supports every language.
 */
const days: Readonly<Record<string, number>> = {
  Mo: 0,
  Tu: 1,
  Di: 1,
  We: 2,
  Mi: 2,
  Th: 3,
  Do: 3,
  Fr: 4,
  Sa: 5,
  Su: 6,
  So: 6,
};

/** Undefined if any part is invalid. `24/7` is every day around the clock; a day that is `off` or `closed` has no spans. */
export function parseHours(written: string): readonly OpeningHours[] | undefined {
  if (written.trim() === '24/7') return [{ firstDay: 0, lastDay: 6, spans: [[0, midnight]] }];
  const parts = written.split(';').filter((part) => part.trim() !== '');
  const hours = parts.map(parsePart);
  return hours.every((part) => part !== undefined) ? hours.flat() : undefined;
}

/** Days such as `Mo-Fr`, `Sa-Mo` or `Mo,We,Fr`, then times such as `9-12,13-17:30` or `18-2`. */
function parsePart(part: string): readonly OpeningHours[] | undefined {
  const [, dayList = '', times = ''] = /^\s*(\p{L}[\p{L}\s,–-]*?)\s+(\d.*?|off|closed)\s*$/u.exec(part) ?? [];
  const ranges = dayList.split(',').map(parseDays);
  const spans = /^\d/.test(times) ? times.split(',').map(parseSpan) : [];
  if (!ranges.every((range) => range !== undefined) || !spans.every((span) => span !== undefined)) return undefined;
  return ranges.map(([firstDay, lastDay]) => ({ firstDay, lastDay, spans }));
}

function parseDays(written: string): readonly [number, number] | undefined {
  const [, first = '', last = first] = /^\s*(\p{L}\p{L})(?:\s*[-–]\s*(\p{L}\p{L}))?\s*$/u.exec(written) ?? [];
  const [firstDay, lastDay] = [days[first], days[last]];
  return firstDay === undefined || lastDay === undefined ? undefined : [firstDay, lastDay];
}

function parseSpan(span: string): readonly [number, number] | undefined {
  const match = /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*[-–]\s*(\d{1,2})(?:[:.](\d{2}))?\s*$/.exec(span);
  if (!match) return undefined;
  const [, fromHour, fromMinute = 0, toHour, toMinute = 0] = match;
  const from = Number(fromHour) * 60 + Number(fromMinute);
  const to = Number(toHour) * 60 + Number(toMinute);
  const areTimes = from < midnight && to <= midnight && Number(fromMinute) < 60 && Number(toMinute) < 60 && from !== to;
  return areTimes ? [from, from < to ? to : to + midnight] : undefined;
}

/** Whether the row is for this day; `Sa-Mo` goes round the end of the week. */
export function isOnDay({ firstDay, lastDay }: OpeningHours, day: number): boolean {
  return firstDay <= lastDay ? day >= firstDay && day <= lastDay : day >= firstDay || day <= lastDay;
}

/** Localized hours, such as `Mo–Fr` and `9–12 und 13–17`. */
export function formatHours(
  hours: readonly OpeningHours[],
  language: string,
): readonly { readonly days: string; readonly times: string }[] {
  const list = new Intl.ListFormat(language);
  const open = hours.filter(({ spans }) => spans.length > 0);
  return open.map(({ firstDay, lastDay, spans }) => {
    const names = [firstDay, lastDay].map((day) => dayName(day, language));
    const times = list.format(spans.map(([from, to]) => `${timeOfDay(from)}–${timeOfDay(to)}`));
    return { days: [...new Set(names)].join('–'), times };
  });
}

/** 1 January 2024 was a Monday. */
export function dayName(day: number, language: string, weekday: 'long' | 'short' = 'short'): string {
  const date = new Date(Date.UTC(2024, 0, 1 + day));
  return new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' }).format(date);
}

function timeOfDay(minutes: number): string {
  const rest = minutes % 60;
  const hour = Math.floor(minutes / 60);
  return `${hour > 24 ? hour - 24 : hour}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}
