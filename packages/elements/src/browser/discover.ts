// Finds what is to be upgraded, now and later, and turns `<div data-foyer>` into elements for editors that strip
// unknown tags. Knows no widget.

/** Calls `found` for each `foyer-…` tag that the page uses, once a tag. */
export function discover(found: (tag: string) => void): void {
  const known = new Set<string>();
  const tell = (tag: string) => {
    if (!known.has(tag)) found(tag);
    known.add(tag);
  };
  const scan = (root: ParentNode) => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) visit(element, tell);
  };
  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (!(node instanceof HTMLElement)) continue;
        visit(node, tell);
        scan(node);
      }
    }
  }).observe(document, { childList: true, subtree: true });
  scan(document);
}

function visit(element: HTMLElement, tell: (tag: string) => void): void {
  const { foyer } = element.dataset;
  if (foyer && element.localName === 'div') {
    tell(`foyer-${foyer}`);
    upgradeDiv(element, `foyer-${foyer}`);
  } else if (element.localName.startsWith('foyer-')) tell(element.localName);
}

/** The element becomes the div's last child and takes the div's children along; the div keeps id, class and listeners. */
function upgradeDiv(div: HTMLElement, tag: string): void {
  if (div.lastElementChild?.localName === tag) return;
  const element = document.createElement(tag);
  for (const { name, value } of div.attributes) {
    if (name.startsWith('data-') && name !== 'data-foyer') element.setAttribute(name.slice('data-'.length), value);
    if (name === 'lang') element.setAttribute(name, value);
  }
  for (const child of [...div.childNodes]) {
    if (child instanceof HTMLElement && child.dataset['slot']) child.slot = child.dataset['slot'];
    element.append(child);
  }
  div.append(element);
}
