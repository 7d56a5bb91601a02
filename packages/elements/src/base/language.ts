// Which language an element speaks. Knows no words and no widget, so that the script file can ask it too.

/** `Intl` throws at all others. Cached: throwing took a fifth of the time from click to request. */
const languageTags = new Map([['', false]]);

function isLanguageTag(tag: string): boolean {
  let isTag = languageTags.get(tag);
  if (isTag === undefined) {
    try {
      isTag = Intl.getCanonicalLocales(tag).length > 0;
    } catch {
      isTag = false;
    }
    languageTags.set(tag, isTag);
  }
  return isTag;
}

/** BCP 47 tag: of the nearest ancestor that names one. The page's own option goes before the document's `lang`. */
export function languageOf(element: Element, pageOption = ''): string {
  let node: Element | null | undefined = element;
  while (node) {
    const named: Element | null = node.closest('[lang]');
    const lang = named instanceof HTMLElement ? named.lang : '';
    if (isLanguageTag(lang) && !(pageOption && named === document.documentElement)) return lang;
    const root: Node = node.getRootNode();
    node = named?.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
  }
  return validLanguage(pageOption);
}

/** The tag itself, or English. */
export function validLanguage(tag: string): string {
  return isLanguageTag(tag) ? tag : 'en';
}

/** `de-AT` and informal → de-at-x-informal, de-x-informal, de-at, de: the first that is available, else English. */
export function chooseWords(lang: string, formality: string, isAvailable: (id: string) => boolean): string {
  const parts = lang.toLowerCase().split('-');
  const tags = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
  const informal = formality === 'informal' ? tags.map((tag) => `${tag}-x-informal`) : [];
  return [...informal, ...tags].find(isAvailable) ?? 'en';
}
