// The loaded messages by language. Does not load them.
import type { LocaleModule } from '@lit/localize';

type Templates = LocaleModule['templates'];

const words = new Map<string, Templates>();
const settled = new Set<string>();

/** The messages of a language; undefined while none are loaded. */
export function wordsOf(language: string): Templates | undefined {
  return words.get(language);
}

/**
 * Adds messages of a language to those already loaded.
 *
 * @param part `first` for the messages of the first view, else the widget's tag or a lazy part's name
 */
export function provideWords(language: string, part: string, templates: Templates): void {
  words.set(language, { ...words.get(language), ...templates });
  settled.add(`${language} ${part}`);
}

/** Whether the part is loaded or has failed to load. */
export function isSettled(language: string, part: string): boolean {
  return settled.has(`${language} ${part}`);
}
