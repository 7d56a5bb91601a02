// Texts of the owner: one for all languages, or one per language.

export type LocalizedText = string | Readonly<Record<string, string>>;

/** Falls back from the language to its family, to English, to any text. */
export function localized(words: LocalizedText, locale: string): string {
  if (typeof words === 'string') return words;
  const texts = Object.entries(words).map(([language, text]) => [language.toLowerCase(), text] as const);
  const wanted = locale.toLowerCase();
  const family = wanted.split('-')[0];
  const found = [wanted, family, 'en'].map((language) => texts.find(([known]) => known === language));
  return (found.find((text) => text !== undefined) ?? texts[0])?.[1] ?? '';
}
