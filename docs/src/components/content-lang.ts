// The language that a page's text is written in: an untranslated page below /de/ is English.

interface Page {
  readonly locals: { readonly starlightRoute: { readonly entryMeta: { readonly lang: string } } };
}

/** `en` outside of pages, where the texts for `llms.txt` are made: those are English. */
export function contentLang(page: Page): string {
  try {
    return page.locals.starlightRoute.entryMeta.lang;
  } catch {
    return 'en';
  }
}
