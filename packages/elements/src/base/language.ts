// Resolves the language of an element. Used by the script file too, so it imports nothing.

/** `Intl` throws for invalid tags. Cached, because throwing took a fifth of the time from click to request. */
const languageTags = new Map([['', false]]);

function isLanguageTag(tag: string): boolean {
  let isTag = languageTags.get(tag);
  if (isTag === undefined) {
    try {
      isTag = /^[a-z]{2,3}\b/i.test(tag) && Intl.getCanonicalLocales(tag).length > 0; // well-formed, but none: "German"
    } catch {
      isTag = false;
    }
    languageTags.set(tag, isTag);
  }
  return isTag;
}

/** POSIX locale name → BCP 47 tag: `de_AT.UTF-8@euro` → `de-AT`. */
function tagOf(name: string): string {
  return name.replace(/[.@].*/, '').replace(/_/g, '-');
}

/** Whether a page's word for a language is one. */
export function isLanguage(name: string): boolean {
  return isLanguageTag(tagOf(name));
}

/** The document's language before a page translator replaced it. */
let untranslated: string | undefined;

/** The `lang` of an element; of the document, the one before a page translator. */
function langOf(element: Element | null): string {
  if (!(element instanceof HTMLElement)) return '';
  const lang = tagOf(element.lang);
  if (element !== document.documentElement) return lang;
  if (/\btranslated-(ltr|rtl)/.test(element.className)) return untranslated ?? lang;
  return (untranslated = lang);
}

/** BCP 47 tag from the nearest ancestor with a valid `lang`. The page's option takes precedence over the document's `lang`. */
export function languageOf(element: Element, pageOption = ''): string {
  let node: Element | null | undefined = element;
  while (node) {
    const named: Element | null = node.closest('[lang]');
    const lang = langOf(named);
    if (isLanguageTag(lang) && !(isLanguageTag(tagOf(pageOption)) && named === document.documentElement)) return lang;
    const root: Node = node.getRootNode();
    node = named?.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
  }
  return validLanguage(pageOption);
}

/** The tag if it is valid, else English. */
export function validLanguage(tag: string): string {
  const known = tagOf(tag);
  return isLanguageTag(known) ? known : 'en';
}

/** `de-AT` and informal → de-at-x-informal, de-x-informal, de-at, de: the first that is available, else English. */
export function chooseWords(lang: string, formality: string, isAvailable: (id: string) => boolean): string {
  const parts = lang.toLowerCase().split('-');
  const tags = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
  const informal = formality === 'informal' ? tags.map((tag) => `${tag}-x-informal`) : [];
  return [...informal, ...tags].find(isAvailable) ?? 'en';
}
