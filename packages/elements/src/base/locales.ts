// The languages that are loaded on request, by BCP 47 tag in lower case; `pnpm build:locales` writes a row for each .xlf. English is
// in the sources. The script files have a module of their own in place of this one: it derives the files' names.
import type { LocaleModule } from '@lit/localize';

interface Locale {
  readonly first: () => Promise<LocaleModule>;
  readonly later: () => Promise<LocaleModule>;
  /** What only the owner of a site reads. */
  readonly owner: () => Promise<LocaleModule>;
}

export const sourceLanguage = 'en';

export const locales: Readonly<Record<string, Locale>> = {
  ar: {
    first: () => import('../locales/ar.ts'),
    later: () => import('../locales/ar.later.ts'),
    owner: () => import('../locales/ar.owner.ts'),
  },
  cs: {
    first: () => import('../locales/cs.ts'),
    later: () => import('../locales/cs.later.ts'),
    owner: () => import('../locales/cs.owner.ts'),
  },
  da: {
    first: () => import('../locales/da.ts'),
    later: () => import('../locales/da.later.ts'),
    owner: () => import('../locales/da.owner.ts'),
  },
  de: {
    first: () => import('../locales/de.ts'),
    later: () => import('../locales/de.later.ts'),
    owner: () => import('../locales/de.owner.ts'),
  },
  'de-x-informal': {
    first: () => import('../locales/de-x-informal.ts'),
    later: () => import('../locales/de-x-informal.later.ts'),
    owner: () => import('../locales/de-x-informal.owner.ts'),
  },
  es: {
    first: () => import('../locales/es.ts'),
    later: () => import('../locales/es.later.ts'),
    owner: () => import('../locales/es.owner.ts'),
  },
  fr: {
    first: () => import('../locales/fr.ts'),
    later: () => import('../locales/fr.later.ts'),
    owner: () => import('../locales/fr.owner.ts'),
  },
  'fr-x-informal': {
    first: () => import('../locales/fr-x-informal.ts'),
    later: () => import('../locales/fr-x-informal.later.ts'),
    owner: () => import('../locales/fr-x-informal.owner.ts'),
  },
  he: {
    first: () => import('../locales/he.ts'),
    later: () => import('../locales/he.later.ts'),
    owner: () => import('../locales/he.owner.ts'),
  },
  it: {
    first: () => import('../locales/it.ts'),
    later: () => import('../locales/it.later.ts'),
    owner: () => import('../locales/it.owner.ts'),
  },
  ja: {
    first: () => import('../locales/ja.ts'),
    later: () => import('../locales/ja.later.ts'),
    owner: () => import('../locales/ja.owner.ts'),
  },
  nl: {
    first: () => import('../locales/nl.ts'),
    later: () => import('../locales/nl.later.ts'),
    owner: () => import('../locales/nl.owner.ts'),
  },
  pl: {
    first: () => import('../locales/pl.ts'),
    later: () => import('../locales/pl.later.ts'),
    owner: () => import('../locales/pl.owner.ts'),
  },
  pt: {
    first: () => import('../locales/pt.ts'),
    later: () => import('../locales/pt.later.ts'),
    owner: () => import('../locales/pt.owner.ts'),
  },
  sv: {
    first: () => import('../locales/sv.ts'),
    later: () => import('../locales/sv.later.ts'),
    owner: () => import('../locales/sv.owner.ts'),
  },
  tr: {
    first: () => import('../locales/tr.ts'),
    later: () => import('../locales/tr.later.ts'),
    owner: () => import('../locales/tr.owner.ts'),
  },
  uk: {
    first: () => import('../locales/uk.ts'),
    later: () => import('../locales/uk.later.ts'),
    owner: () => import('../locales/uk.owner.ts'),
  },
  zh: {
    first: () => import('../locales/zh.ts'),
    later: () => import('../locales/zh.later.ts'),
    owner: () => import('../locales/zh.owner.ts'),
  },
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
  const locale = locales[id];
  if (part === firstView) return locale?.first();
  return part.endsWith('-note') ? locale?.owner() : locale?.later();
}
