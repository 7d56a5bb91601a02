// Finds the widgets of a page, including those added later. Everything but a plain `foyer-…` tag is left to `markup.ts`,
// which a page loads only if it needs it.
import type * as markup from './markup.ts';

export interface Discovery {
  /** Called once for each tag that the page uses, with the first element of that tag. Returns whether there is such a widget. */
  found(tag: string, element: HTMLElement): boolean;
  loadMarkup(): Promise<typeof markup>;
}

/** Fields of a `<form>` shadow its properties, such as `localName`; `RegExp.test` converts any value to a string. */
function tagOf(element: HTMLElement): string | undefined {
  if (/^foyer-/.test(element.localName)) return element.localName;
  const written = element instanceof HTMLDivElement && element.dataset['foyer'];
  const name = written && /(?:foyer-)?([a-z-]*[a-z])/i.exec(written)?.[1];
  return name ? `foyer-${name.toLowerCase()}` : undefined;
}

export function discover({ found, loadMarkup }: Discovery): void {
  const known = new Map<string, boolean>();
  const visit = (element: HTMLElement): void => {
    const tag = tagOf(element);
    if (!tag) return;
    const isKnown = known.get(tag) ?? found(tag, element);
    known.set(tag, isKnown);
    if (isKnown && tag === element.localName) return;
    void loadMarkup().then(
      ({ takeMarkup }) => takeMarkup(element, isKnown ? tag : undefined),
      () => undefined,
    );
  };
  const scan = (root: Node): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
    for (let node: Node | null = root; node; node = walker.nextNode()) if (node instanceof HTMLElement) visit(node);
  };
  new MutationObserver((records) => {
    for (const { addedNodes } of records) addedNodes.forEach(scan);
  }).observe(document, { childList: true, subtree: true });
  scan(document);
}
