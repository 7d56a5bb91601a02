// Whether a value may stand in an attribute. What is refused is a value, too: with the reason as a code, which the pages put
// into words.
import type { Attribute, Format } from './catalog.ts';

export type Reason =
  | { readonly code: 'choice'; readonly allowed: readonly string[] }
  | { readonly code: 'number'; readonly from: number; readonly to: number }
  | { readonly code: Exclude<Format, 'choice' | 'number'> | 'length' | 'control' };

const MAX_LENGTH = 2000;
const controls = /[^\P{Cc}\t\n\r]|\p{Cs}/u;
const contactFields = /^(?:none|(?:name|email|phone|subject|message)\??(?: (?:name|email|phone|subject|message)\??)*)$/;

/** @returns why the value is refused; undefined if it may stand there. The empty value always may: the attribute is absent. */
export function refuse(attribute: Pick<Attribute, 'format' | 'values' | 'range'>, value: string): Reason | undefined {
  if (value === '') return undefined;
  if (value.length > MAX_LENGTH) return { code: 'length' };
  if (controls.test(value)) return { code: 'control' };
  const { format, values, range } = attribute;
  if (format === 'choice') return values.includes(value) ? undefined : { code: 'choice', allowed: values };
  if (format === 'number') {
    const isNumber = /^\d+(?:\.\d+)?$/.test(value) && Number(value) >= range[0] && Number(value) <= range[1];
    return isNumber ? undefined : { code: 'number', from: range[0], to: range[1] };
  }
  return isValid[format](value) ? undefined : { code: format };
}

const isValid: Readonly<Record<Exclude<Format, 'choice' | 'number'>, (value: string) => boolean>> = {
  text: () => true,
  switch: (value) => value === 'true',
  address: isAddress,
  email: (value) => /^[^\s@]+@[^\s@]+$/.test(value),
  language: isLanguage,
  zone: isZone,
  moment: isMoment,
  duration: (value) => /^\d+ ?[hdw]$/.test(value),
  pairs: (value) => /^[^=&]+=[^=&]*(?:=[^&]*)?(?:&[^=&]+=[^&]*)*$/.test(value),
  fields: isFields,
  ids: (value) => /^[\w-]+(?: [\w-]+)*$/.test(value),
};

/**
 * Absolute with http(s), or a path on the page's own host. A host without its scheme would be read as a path, and nothing would
 * ever arrive.
 */
function isAddress(value: string): boolean {
  const url = URL.parse(value, 'https://page.example/');
  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.username === '' &&
    !/[\s"<>{}|\\^`\u202a-\u202e\u2066-\u2069]/.test(value) &&
    !/^https?:(?!\/\/)/i.test(value) &&
    !isHost(value)
  );
}

/** `forms.example.org/contact`, but not `contact.php`. */
function isHost(value: string): boolean {
  const [first = ''] = value.split(/[/?#]/);
  return /^(?:www\.|[^.:]+\..*[^.])/i.test(first) && !/^https?:/i.test(first) && !files.test(first);
}

const files = /\.(?:html?|php|aspx?|jsp|cgi|json|xml|rss|atom|txt|pdf|ics|vcf|jpe?g|png|gif|svg|webp|avif)$/i;

/** Some browsers take February 31 for a day in March. */
function isMoment(value: string): boolean {
  const [, date] = /^(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d.*)?$/.exec(value) ?? [];
  if (date === undefined || Number.isNaN(Date.parse(value))) return false;
  const day = Date.parse(date);
  return !Number.isNaN(day) && new Date(day).toISOString().startsWith(date);
}

function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value.replaceAll('_', '-')).length === 1;
  } catch {
    return false;
  }
}

function isZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function isFields(value: string): boolean {
  const names = value.split(' ').map((word) => word.replace('?', ''));
  return contactFields.test(value) && new Set(names).size === names.length;
}
