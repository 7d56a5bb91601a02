// Texts of the owner: one for all languages, or one per language.

export type LocalizedText = string | Readonly<Record<string, string>>;

/** Falls back from the language to its family, to any of that family (`pt` to `pt-BR`), to English, to any text. */
export function localized(words: LocalizedText, locale: string): string {
  if (typeof words === 'string') return words;
  const texts = Object.entries(words).map(([language, text]) => [language.toLowerCase(), text] as const);
  const wanted = locale.toLowerCase();
  const family = wanted.split('-')[0];
  const named = (language: string | undefined) => texts.find(([known]) => known === language);
  const related = texts.find(([known]) => known.split('-')[0] === family);
  return (named(wanted) ?? named(family) ?? related ?? named('en') ?? texts[0])?.[1] ?? '';
}
