// Visits the elements of a page, including those added later, and those whose `data-foyer` a script sets later.

/** @param isLate whether a script added the element after the page was parsed */
export type Visit = (element: HTMLElement, isLate: boolean) => void;

/** Elements that are already on the page do not count as late: who added them is unknown, and it was rarely a script. */
export function watchPage(visit: Visit): void {
  let isLate = false;
  const scan = (root: Node): void => {
    const walker = document.createTreeWalker(root, 1); // elements
    for (let node: Node | null = root; node; node = walker.nextNode()) {
      if (node instanceof HTMLElement) visit(node, isLate);
    }
  };
  const read = (records: readonly MutationRecord[]): void => {
    for (const { addedNodes, attributeName, target } of records) (attributeName ? [target] : addedNodes).forEach(scan);
  };
  const observer = new MutationObserver(read);
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ['data-foyer'] });
  scan(document);
  isLate = document.readyState !== 'loading';
  document.addEventListener('readystatechange', () => {
    read(observer.takeRecords()); // the parser's last elements
    isLate = true;
  });
}
