// The built-in words that are on the page, by language. Knows neither elements nor how words are loaded.
import type { LocaleModule } from '@lit/localize';

type Templates = LocaleModule['templates'];

const words = new Map<string, Templates>();

/** The words of a language, or undefined while none are there. */
export function wordsOf(language: string): Templates | undefined {
  return words.get(language);
}

/** Adds words of a language to those that are there. */
export function provideWords(language: string, templates: Templates): void {
  words.set(language, { ...words.get(language), ...templates });
}
