// Selects the language of a page or mail by the form's settings or the visitor's locale.
import { chooseWords } from '@foyer/protocol';
import type { FormDefinition } from './forms.ts';
import { isWording, languageTag, type Wording, wordings } from './messages.ts';

export type { Wording } from './messages.ts';

const INFORMAL = /-x-informal$/i;

/** The form's setting first, then the locale of the page. */
export function wordingFor(
  form: Pick<FormDefinition, 'locale' | 'formality'> | undefined,
  visitorLocale: string,
): Wording {
  const locale = form?.locale ?? visitorLocale;
  const isInformal = [locale, visitorLocale].some((tag) => INFORMAL.test(tag));
  return nearest(locale.replace(INFORMAL, ''), form?.formality ?? (isInformal ? 'informal' : 'formal'));
}

/** For pages without a form: the first supported language of the browser. */
export function wordingForLanguages(acceptLanguage: string): Wording {
  const tags = acceptLanguage.split(',').map((range) => range.replace(/;.*/, '').trim());
  const known = tags.find((tag) => /^en\b/i.test(tag) || nearest(tag) !== 'en');
  return known === undefined ? 'en' : nearest(known);
}

/** Whether there are words for a language, or for one that its readers understand. */
export function isSpoken(tag: string): boolean {
  return /^en\b/i.test(tag) || nearest(tag) !== 'en';
}

/** The languages that have words, by BCP 47 tag. */
export function spokenLanguages(): readonly string[] {
  const ids = [...wordings()].filter((id) => !INFORMAL.test(id));
  return [...new Set(ids.map(languageTag))].sort();
}

function nearest(tag: string, formality = 'formal'): Wording {
  const id = chooseWords(tag.replaceAll('_', '-'), formality, isWording);
  return isWording(id) ? id : 'en';
}
