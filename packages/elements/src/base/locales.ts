// The available languages by lower-case BCP 47 tag; `pnpm build:locales` writes a row for each .xlf. English is the source; only
// the script files have a file for it, whose row their build adds. Each language has two parts: first view, and the rest.
import type { LocaleModule } from '@lit/localize';

export interface Locale {
  readonly first: () => Promise<LocaleModule>;
  /** @param part the widget or lazy part whose messages are loaded: in the script files each has its own */
  readonly later: (part: string) => Promise<LocaleModule>;
}

export const sourceLanguage = 'en';

export const locales: Readonly<Record<string, Locale>> = {
  de: { first: () => import('../locales/de.ts'), later: () => import('../locales/de.later.ts') },
  'de-x-informal': {
    first: () => import('../locales/de-x-informal.ts'),
    later: () => import('../locales/de-x-informal.later.ts'),
  },
};
