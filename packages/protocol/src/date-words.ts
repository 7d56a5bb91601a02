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

/**
 * `05.11.2026`. Undefined if the language does not decide it: in English the country would, and points are used
 * where the day comes first.
 */
export function dayOrder(numbers: string, language: string): 'day-month' | 'month-day' | undefined {
  if (/^(?:th|fa|ps|ckb)\b/i.test(language) && !/\d{4}/.test(numbers)) return undefined;
  const [start, next] = orderIn(language);
  if (start === undefined) return isDayFirst(numbers) ? 'day-month' : undefined;
  if (start === 'day') return 'day-month';
  return start === 'month' && next === 'day' && !numbers.includes('.') ? 'month-day' : undefined;
}

const orderIn = remembered((language): readonly string[] => {
  if (language.toLowerCase() === 'en') return [];
  const [order = [], short = []] = [
    { year: 'numeric', month: 'numeric', day: 'numeric' } as const,
    { dateStyle: 'short' } as const,
  ].map((options) => {
    const types =
      formatOf(language, options)
        ?.formatToParts(0)
        .map(({ type }) => type) ?? [];
    return types.filter((type) => type !== 'literal');
  });
  // In Maltese the two formats contradict each other.
  return order.join() === short.join() ? order : [];
});

/** Whether the first number can only be a day and the second one a month. */
function isDayFirst(numbers: string): boolean {
  const [first = 0, second = 0] = numbers.split(/\D+/).map(Number);
  return first > 12 && second <= 12;
}

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
