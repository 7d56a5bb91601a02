// Parses and formats opening hours such as `Mo-Fr 9-12,13-17; Sa 10-14`.

/** Days are 0 (Monday) to 6, times are minutes after midnight. */
export interface OpeningHours {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly spans: readonly (readonly [from: number, to: number])[];
}

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

/** Undefined if any part is invalid. */
export function parseHours(written: string): readonly OpeningHours[] | undefined {
  const parts = written.split(';').filter((part) => part.trim() !== '');
  const hours = parts.map(parsePart);
  return hours.every((part) => part !== undefined) ? hours : undefined;
}

function parsePart(part: string): OpeningHours | undefined {
  const match = /^\s*([A-Z][a-z])(?:\s*[-–]\s*([A-Z][a-z]))?\s+(\d.*?)\s*$/.exec(part);
  const [, first = '', last = first, times = ''] = match ?? [];
  const [firstDay, lastDay] = [days[first], days[last]];
  const spans = times.split(',').map(parseSpan);
  if (firstDay === undefined || lastDay === undefined || firstDay > lastDay) return undefined;
  return spans.every((span) => span !== undefined) ? { firstDay, lastDay, spans } : undefined;
}

function parseSpan(span: string): readonly [number, number] | undefined {
  const match = /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*[-–]\s*(\d{1,2})(?:[:.](\d{2}))?\s*$/.exec(span);
  if (!match) return undefined;
  const [, fromHour, fromMinute = 0, toHour, toMinute = 0] = match;
  const from = Number(fromHour) * 60 + Number(fromMinute);
  const to = Number(toHour) * 60 + Number(toMinute);
  return from < to && to <= 24 * 60 ? [from, to] : undefined;
}

/** Localized hours, such as `Mo–Fr` and `9–12 und 13–17`. */
export function formatHours(
  hours: readonly OpeningHours[],
  language: string,
): readonly { readonly days: string; readonly times: string }[] {
  const list = new Intl.ListFormat(language);
  return hours.map(({ firstDay, lastDay, spans }) => {
    const names = [firstDay, lastDay].map((day) => dayName(day, language));
    const times = list.format(spans.map(([from, to]) => `${timeOfDay(from)}–${timeOfDay(to)}`));
    return { days: [...new Set(names)].join('–'), times };
  });
}

/** 1 January 2024 was a Monday. */
function dayName(day: number, language: string): string {
  const date = new Date(Date.UTC(2024, 0, 1 + day));
  return new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(date);
}

function timeOfDay(minutes: number): string {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}
