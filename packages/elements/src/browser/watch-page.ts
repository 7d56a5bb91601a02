// Visits the elements of a page, and those that are added later.

/** @param isLate whether a script added the element after the page was parsed */
export type Visit = (element: HTMLElement, isLate: boolean) => void;

/** Starts with what is on the page: it is not known who put it there, and hardly ever a script did. */
export function watchPage(visit: Visit): void {
  let isLate = false;
  const scan = (root: Node): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
    for (let node: Node | null = root; node; node = walker.nextNode()) {
      if (node instanceof HTMLElement) visit(node, isLate);
    }
  };
  const read = (records: readonly MutationRecord[]): void => {
    for (const { addedNodes } of records) addedNodes.forEach(scan);
  };
  const observer = new MutationObserver(read);
  observer.observe(document, { childList: true, subtree: true });
  scan(document);
  isLate = document.readyState !== 'loading';
  document.addEventListener('readystatechange', () => {
    read(observer.takeRecords()); // the parser's last elements
    isLate = true;
  });
}
