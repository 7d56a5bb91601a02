// Finds the widgets of a page, now and later. Knows no widget.
import type * as dataFoyer from './data-foyer.ts';

export interface Discovery {
  /** Called for each `foyer-…` tag that the page uses, once a tag, with the first element that asks for it. */
  found(tag: string, element: HTMLElement): void;
  /** Loads what turns `<div data-foyer>` into elements. Pages without such a div do not need it. */
  loadDivs(): Promise<typeof dataFoyer>;
}

export function discover({ found, loadDivs }: Discovery): void {
  const known = new Set<string>();
  const tell = (tag: string, element: HTMLElement) => {
    if (!known.has(tag)) found(tag, element);
    known.add(tag);
  };
  const visit = (element: HTMLElement) => {
    const { foyer } = element.dataset;
    if (foyer && element.localName === 'div') {
      tell(`foyer-${foyer}`, element);
      void loadDivs().then(
        ({ upgradeDiv }) => upgradeDiv(element, `foyer-${foyer}`),
        () => undefined,
      );
    } else if (element.localName.startsWith('foyer-')) tell(element.localName, element);
  };
  const scan = (root: ParentNode) => {
    for (const element of root.querySelectorAll('*')) if (element instanceof HTMLElement) visit(element);
  };
  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (!(node instanceof HTMLElement)) continue;
        visit(node);
        scan(node);
      }
    }
  }).observe(document, { childList: true, subtree: true });
  scan(document);
}
