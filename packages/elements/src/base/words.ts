// The built-in words that are on the page, by language. Knows neither elements nor how words are loaded.
import type { LocaleModule } from '@lit/localize';

type Templates = LocaleModule['templates'];

const words = new Map<string, Templates>();
const settled = new Set<string>();

/** The words of a language, or undefined while none are there. */
export function wordsOf(language: string): Templates | undefined {
  return words.get(language);
}

/**
 * Adds words of a language to those that are there.
 *
 * @param part `first` for what is seen before any interaction, else the tag of a widget for the rest
 */
export function provideWords(language: string, part: string, templates: Templates): void {
  words.set(language, { ...words.get(language), ...templates });
  settled.add(`${language} ${part}`);
}

/** True once the part is there, or could not be loaded. */
export function isSettled(language: string, part: string): boolean {
  return settled.has(`${language} ${part}`);
}
