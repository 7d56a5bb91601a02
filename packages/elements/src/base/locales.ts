// The languages there are, by lower-case BCP 47 tag. English is the source and needs no file.
import type { LocaleModule } from '@lit/localize';

export const locales: Readonly<Record<string, () => Promise<LocaleModule>>> = {
  de: () => import('../locales/de.ts'),
  'de-x-informal': () => import('../locales/de-x-informal.ts'),
};
