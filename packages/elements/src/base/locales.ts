// The languages that are loaded on request, by BCP 47 tag in lower case; `pnpm build:locales` writes a row for each .xlf. English is
// in the sources. The script files have a module of their own in place of this one: it derives the files' names.
import type { LocaleModule } from '@lit/localize';

interface Locale {
  readonly first: () => Promise<LocaleModule>;
  readonly later: () => Promise<LocaleModule>;
}

export const sourceLanguage = 'en';

export const locales: Readonly<Record<string, Locale>> = {
  ar: { first: () => import('../locales/ar.ts'), later: () => import('../locales/ar.later.ts') },
  cs: { first: () => import('../locales/cs.ts'), later: () => import('../locales/cs.later.ts') },
  da: { first: () => import('../locales/da.ts'), later: () => import('../locales/da.later.ts') },
  de: { first: () => import('../locales/de.ts'), later: () => import('../locales/de.later.ts') },
  'de-x-informal': {
    first: () => import('../locales/de-x-informal.ts'),
    later: () => import('../locales/de-x-informal.later.ts'),
  },
  es: { first: () => import('../locales/es.ts'), later: () => import('../locales/es.later.ts') },
  fr: { first: () => import('../locales/fr.ts'), later: () => import('../locales/fr.later.ts') },
  'fr-x-informal': {
    first: () => import('../locales/fr-x-informal.ts'),
    later: () => import('../locales/fr-x-informal.later.ts'),
  },
  he: { first: () => import('../locales/he.ts'), later: () => import('../locales/he.later.ts') },
  it: { first: () => import('../locales/it.ts'), later: () => import('../locales/it.later.ts') },
  ja: { first: () => import('../locales/ja.ts'), later: () => import('../locales/ja.later.ts') },
  nl: { first: () => import('../locales/nl.ts'), later: () => import('../locales/nl.later.ts') },
  pl: { first: () => import('../locales/pl.ts'), later: () => import('../locales/pl.later.ts') },
  pt: { first: () => import('../locales/pt.ts'), later: () => import('../locales/pt.later.ts') },
  sv: { first: () => import('../locales/sv.ts'), later: () => import('../locales/sv.later.ts') },
  tr: { first: () => import('../locales/tr.ts'), later: () => import('../locales/tr.later.ts') },
  uk: { first: () => import('../locales/uk.ts'), later: () => import('../locales/uk.later.ts') },
  zh: { first: () => import('../locales/zh.ts'), later: () => import('../locales/zh.later.ts') },
};

/** The part with the messages that a visitor sees before any interaction. The script files derive names from it. */
export const firstView = 'foyer';

export function isLoadable(id: string): boolean {
  return Object.hasOwn(locales, id);
}

/** Whether the words are in the sources. The script files have a file for English too. */
export function isBuiltIn(id: string): boolean {
  return id === sourceLanguage;
}

/** @param part `firstView`, a widget's tag, or `foyer-` and the name of a lazy part: in the script files each has its own file */
export function importWords(id: string, part: string): Promise<LocaleModule> | undefined {
  return part === firstView ? locales[id]?.first() : locales[id]?.later();
}
