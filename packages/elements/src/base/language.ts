// Resolves the language of an element. Used by the script file too, so it imports nothing.

/**
 * The BCP 47 tag that a name begins with, or '': `de_AT.UTF-8@euro` → `de-AT`, `deu` → `de`, `de, en` → `de`. Well-formed, but no
 * tag: `German`.
 */
export function tagOf(name: string): string {
  const [, tag] = /^\W*([a-z]{2,3}([-_][a-z\d]+)*)(?!\s*\w)/i.exec(name) ?? [];
  try {
    return String(Intl.getCanonicalLocales(tag?.replace(/_/g, '-') ?? []));
  } catch {
    return '';
  }
}

/** Whether a page's word for a language is one. */
export function isLanguage(name: string): boolean {
  return tagOf(name) !== '';
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
    if (lang && !(tagOf(pageOption) && named === document.documentElement)) return lang;
    const root: Node = node.getRootNode();
    node = named?.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
  }
  return validLanguage(pageOption);
}

/** The tag if it is valid, else English. */
export function validLanguage(tag: string): string {
  return tagOf(tag) || 'en';
}
