// The spellings of one day and time in UTC: those of the standards that feeds follow, and those of many languages.

export interface SpelledDate {
  readonly written: string;
  readonly language: string;
  /** Whether it can only be this day; else it may be read as none, but never as another one. */
  readonly isCertain: boolean;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const zones = ['GMT', 'UT', 'Z', 'EST', 'PDT', 'CET', '+0000', '-1100', '+1400', '+0530', '+01:00', 'XYZ', ''];
const languages =
  `af am ar ar-EG ar-SA az be bg bn bs ca cs cy da de de-AT de-CH el en en-AU en-CA en-GB en-IN en-US en-ZA eo es es-MX
  es-PA et eu fa fi fil fr fr-CA ga gl gu he hi hr hu hy id is it ja ja-JP-u-ca-japanese ka kk km kn ko ky lo lt lv mk ml mn mr ms mt my nb
  ne nl nl-BE nn pa pl pt pt-PT ro ru si sk sl sq sr sr-Latn sv sw ta te th tk tr uk ur uz vi zh zh-HK zh-TW zh-TW-u-ca-roc zu`.split(
    /\s+/,
  );
const styles = ['short', 'medium', 'long', 'full'] as const;

const two = (number: number) => String(number).padStart(2, '0');

export function spellingsOf(date: Date): readonly SpelledDate[] {
  return [...standardSpellings(date), ...spellingsOfLanguages(date)];
}

function standardSpellings(date: Date): readonly SpelledDate[] {
  const iso = date.toISOString();
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const [time, name, short] = [iso.slice(11, 19), months[month] ?? '', two(year % 100)];
  const certain = (written: string, language = '') => ({ written, language, isCertain: true });
  // RFC 2822 reads two digits as years from 1950 to 2049.
  const shortYears = [
    ...zones.map((zone) => certain(`${day} ${name} ${short} ${time.slice(0, 5)} ${zone}`)),
    certain(`Weekday, ${two(day)}-${name}-${short} ${time} GMT`),
  ];
  return [
    certain(iso),
    certain(iso.slice(0, 10)),
    certain(`${iso.slice(0, 10)} ${time}`),
    certain(iso.replaceAll(/[-:]|\.\d+/g, '')),
    ...zones.map((zone) => certain(`Xyz, ${two(day)} ${name} ${year} ${time} ${zone}`)),
    ...(year > 1949 && year < 2050 ? shortYears : []),
    certain(`Xyz ${name} ${String(day).padStart(2)} ${time} ${year}`),
    certain(`${name} ${day}, ${year}`),
    certain(`${year}/${month + 1}/${day}`),
    certain(`${two(day)}.${two(month + 1)}.${year}`, 'de'),
    certain(`${day}.${month + 1}.${year}, ${time}`, 'de-AT'),
    certain(`${two(day)}/${two(month + 1)}/${year}`, 'fr'),
    certain(`${two(month + 1)}/${two(day)}/${year}`, 'en-US'),
    { written: `${day}/${month + 1}/${year}`, language: 'en-GB', isCertain: true },
    { written: date.toUTCString(), language: '', isCertain: true },
  ];
}

const formats = languages.flatMap((language) =>
  styles.flatMap((dateStyle) =>
    [{}, { timeStyle: 'short' } as const].map((time) => ({
      language,
      isCertain: dateStyle === 'long' && !('timeStyle' in time) && /^(?:de|fr|pl|pt|nl|cs|sv|tr|en-GB)$/.test(language),
      format: new Intl.DateTimeFormat(language, { dateStyle, ...time, timeZone: 'UTC' }),
    })),
  ),
);

function spellingsOfLanguages(date: Date): readonly SpelledDate[] {
  return formats.map(({ format, language, isCertain }) => ({ written: format.format(date), language, isCertain }));
}
