// Rules of a finished theme, for one part of the page: a constructed style sheet, as a strict policy wants it.

export class ScopedSheet {
  readonly #sheet = new CSSStyleSheet();
  readonly #place: string;

  /** @param place selector of what the rules are for */
  constructor(place: string) {
    this.#place = place;
    document.adoptedStyleSheets.push(this.#sheet);
  }

  /** @param options `withRoot`: whether the rules for the whole page count, which set the custom properties */
  show(css: string, { withRoot }: { readonly withRoot: boolean }): void {
    this.#sheet.replaceSync(css);
    for (const rule of this.#sheet.cssRules) {
      if (!(rule instanceof CSSStyleRule)) continue;
      const isForPage = /:root|body/.test(rule.selectorText);
      const unused = ':not(*)';
      rule.selectorText = isForPage ? (withRoot ? this.#place : unused) : `${this.#place} ${rule.selectorText}`;
    }
  }
}
