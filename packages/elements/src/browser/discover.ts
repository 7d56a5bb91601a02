// Finds the widgets of a page, including those added later.
import type * as dataFoyer from './data-foyer.ts';

export interface Discovery {
  /** Called once for each `foyer-…` tag that the page uses, with the first element of that tag. */
  found(tag: string, element: HTMLElement): void;
  /** Loads the module that upgrades `<div data-foyer>`. Called only if the page has such a div. */
  loadDivs(): Promise<typeof dataFoyer>;
}

export function discover({ found, loadDivs }: Discovery): void {
  const known = new Set<string>();
  const report = (tag: string, element: HTMLElement) => {
    if (!known.has(tag)) found(tag, element);
    known.add(tag);
  };
  const visit = (element: HTMLElement) => {
    const { foyer } = element.dataset;
    if (foyer && element.localName === 'div') {
      report(`foyer-${foyer}`, element);
      void loadDivs().then(
        ({ upgradeDiv }) => upgradeDiv(element, `foyer-${foyer}`),
        () => undefined,
      );
    } else if (element.localName.startsWith('foyer-')) report(element.localName, element);
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
