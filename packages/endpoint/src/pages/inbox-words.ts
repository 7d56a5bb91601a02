// Wording of the inbox, by language.
import type { FormDefinition } from '../domain/forms.ts';
import type { Wording } from '../domain/wording.ts';
import { localized } from '../domain/localized-text.ts';
import { english, type InboxWords } from './inbox-words-english.ts';
import { german } from './inbox-words-german.ts';

export type { InboxWords } from './inbox-words-english.ts';

export function inboxWords(wording: Wording): InboxWords {
  return wording === 'en' ? english : german;
}

/** Label of a status or reason; the code itself where there is none. */
export function wordFor(words: InboxWords, code: string): string {
  return Object.entries(words).find(([key]) => key === code)?.[1] ?? code;
}

const knownFields: readonly string[] = ['name', 'email', 'phone', 'subject', 'message', 'topics'];

/** The owner's label first. */
export function labelIn({ fields }: Pick<FormDefinition, 'fields'>, name: string, wording: Wording): string {
  const label = fields.find((rule) => rule.name === name)?.label;
  return label === undefined ? fieldLabel(inboxWords(wording), name) : localized(label, wording);
}

/** Fields that a page added keep their names. */
export function fieldLabel(words: InboxWords, name: string): string {
  return knownFields.includes(name) ? wordFor(words, name) : name;
}
