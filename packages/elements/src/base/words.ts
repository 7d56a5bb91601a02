// The loaded messages by language. Does not load them.
import type { LocaleModule } from '@lit/localize';

type Templates = LocaleModule['templates'];

/** Names of loaded parts are among the ids of each language's messages. */
const words = new Map<string, Templates>();

/** The messages of a language; undefined while none are loaded. */
export function wordsOf(language: string): Templates | undefined {
  return words.get(language);
}

/**
 * Adds messages of a language to those already loaded.
 *
 * @param part as in `importWords`
 */
export function provideWords(language: string, part: string, templates: Templates): void {
  words.set(language, { ...words.get(language), ...templates, [part]: part });
}

/** Whether the part is loaded or has failed to load. */
export function isSettled(language: string, part: string): boolean {
  return part in (words.get(language) ?? {});
}
