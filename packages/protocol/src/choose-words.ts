// Which words a language gets, in the widgets as in the endpoint's pages and mails.

/**
 * The id of the words for a BCP 47 tag: `de-AT` → de-at, de, informal de-x-informal, de: the first that is available, else English.
 * Norwegian gets Danish, as in CLDR's table of languages that are understood.
 */
export function chooseWords(tag: string, formality: string, isAvailable: (id: string) => boolean): string {
  const id = tag.toLowerCase().replace(/^n[bno]\b/, 'da');
  const language = id.replace(/-.*/, '');
  return [formality === 'informal' ? `${language}-x-informal` : id, language].find(isAvailable) ?? 'en';
}
