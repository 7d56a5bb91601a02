// Selects one of three wordings by the form's settings or the visitor's locale.
import type { FormDefinition } from './forms.ts';

export type Wording = 'de' | 'de-x-informal' | 'en';

/** The form's setting first, then the locale of the page. */
export function wordingFor(
  form: Pick<FormDefinition, 'locale' | 'formality'> | undefined,
  visitorLocale: string,
): Wording {
  const locale = (form?.locale ?? visitorLocale).toLowerCase();
  if (!/^de\b/.test(locale)) return 'en';
  const informal = form?.formality === undefined ? isInformal(locale, visitorLocale) : form.formality === 'informal';
  return informal ? 'de-x-informal' : 'de';
}

/** For pages without a form: the first supported language of the browser. */
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
