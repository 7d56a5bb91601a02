// Dates in a language: the names of months, and whether the day or the month comes first. Pure.

const english = [
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november',
  'december',
]; // prettier-ignore

/**
 * 1 to 12. The abbreviations of RFC 822 are English in every feed; other words are first looked for in the feed's
 * language, where `listopad` may be October or November.
 */
export function monthOf(word: string, language: string): number | undefined {
  const wanted = plain(word);
  const abbreviated = english.findIndex((name) => name.slice(0, 3) === wanted);
  if (abbreviated >= 0) return abbreviated + 1;
  // March, as older programs abbreviate it in German.
  if (wanted === 'mrz') return 3;
  return (
    onlyMonth(monthNames(language), wanted) ??
    onlyMonth(
      english.map((name) => [name]),
      wanted,
    )
  );
}

/** The only month with a name that starts with this prefix. */
function onlyMonth(months: readonly (readonly string[])[], wanted: string): number | undefined {
  const found = months.flatMap((names, index) => (names.some((name) => name.startsWith(wanted)) ? [index + 1] : []));
  return found.length === 1 ? found[0] : undefined;
}

/** Formats are slow to make, and all dates of a feed have one language. */
function remembered<Value>(find: (language: string) => Value): (language: string) => Value {
  let last: { readonly language: string; readonly value: Value } | undefined;
  return (language) => {
    if (last?.language !== language) last = { language, value: find(language) };
    return last.value;
  };
}

const monthNames = remembered((language): readonly (readonly string[])[] => {
  const formats = (['long', 'short'] as const).flatMap((month) => [
    formatOf(language, { month }),
    formatOf(language, { month, day: 'numeric' }),
  ]);
  return english.map((_, index) =>
    formats.flatMap((format) => {
      const parts = format?.formatToParts(Date.UTC(2026, index, 5)) ?? [];
      return parts.filter(({ type }) => type === 'month').map(({ value }) => plain(value));
    }),
  );
});

type DayOrder = 'day-month' | 'month-day';

/**
 * `05.11.2026`. Undefined if neither the numbers nor the language decide it: in English the country would, and points
 * are used where the day comes first.
 */
export function dayOrder(numbers: string, language: string): DayOrder | undefined {
  const [first, second, year = ''] = numbers.split(/\D+/);
  const { order, separator } = formIn(language);
  if (year.length === 4) return onlyOrder(Number(first), Number(second)) ?? orderOf(order, numbers);
  return numbers.includes(separator) && hasOurYears(language) ? orderOf(order, numbers) : undefined;
}

function orderOf([start, next]: readonly string[], numbers: string): DayOrder | undefined {
  if (start === 'day') return 'day-month';
  return start === 'month' && next === 'day' && !numbers.includes('.') ? 'month-day' : undefined;
}

/** The order in which there are such a day and month, if it is the only one. */
function onlyOrder(first: number, second: number): DayOrder | undefined {
  if (first === second || (first > 12 && second <= 12)) return 'day-month';
  return second > 12 && first <= 12 ? 'month-day' : undefined;
}

/** Two digits may also be the year of another calendar. */
function hasOurYears(language: string): boolean {
  return !/^(?:th|fa|ps|ckb)\b/i.test(language);
}

interface NumericForm {
  /** Of `day`, `month` and `year`. */
  readonly order: readonly string[];
  readonly separator: string;
}

const noForm: NumericForm = { order: [], separator: '/' };

const formIn = remembered((language): NumericForm => {
  if (language.toLowerCase() === 'en') return noForm;
  const [long = [], short = []] = [
    { year: 'numeric', month: 'numeric', day: 'numeric' } as const,
    { dateStyle: 'short' } as const,
  ].map((options) => formatOf(language, options)?.formatToParts(0) ?? []);
  const [order, other] = [long, short].map((parts) =>
    parts.map(({ type }) => type).filter((type) => type !== 'literal'),
  );
  // In Maltese the two formats contradict each other.
  if (!order || order.join() !== other?.join()) return noForm;
  return { order, separator: short.find(({ type }) => type === 'literal')?.value.trim() ?? '/' };
});

/** Undefined for tags that are malformed or unknown: the machine's own language would replace them. */
function formatOf(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat | undefined {
  try {
    const tag = language.replaceAll('_', '-');
    const [known] = Intl.DateTimeFormat.supportedLocalesOf(tag);
    return known === undefined
      ? undefined
      : new Intl.DateTimeFormat(known, { ...options, timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' });
  } catch {
    return undefined;
  }
}

/** Lower case, without accents and points. */
function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase();
}
