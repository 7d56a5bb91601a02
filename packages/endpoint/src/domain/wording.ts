// In which words the endpoint speaks to somebody: three sets, chosen by the form's owner or by the visitor's locale.
import type { FormDefinition } from './forms.ts';

export type Wording = 'de' | 'de-x-informal' | 'en';

/** The owner's choice first, else the locale in which the visitor read the form. */
export function wordingFor(
  form: Pick<FormDefinition, 'locale' | 'formality'> | undefined,
  visitorLocale: string,
): Wording {
  const locale = (form?.locale ?? visitorLocale).toLowerCase();
  if (!/^de\b/.test(locale)) return 'en';
  const informal = form?.formality === undefined ? isInformal(locale, visitorLocale) : form.formality === 'informal';
  return informal ? 'de-x-informal' : 'de';
}

/** For pages that nobody's form led to: the first of the browser's languages that there are words for. */
export function wordingForLanguages(acceptLanguage: string): 'de' | 'en' {
  const known = acceptLanguage
    .split(',')
    .map((range) => range.trim().slice(0, 2).toLowerCase())
    .find((language) => language === 'de' || language === 'en');
  return known === 'de' ? 'de' : 'en';
}

function isInformal(...locales: readonly string[]): boolean {
  return locales.some((locale) => locale.toLowerCase().endsWith('-x-informal'));
}
