// Functions that run inside a page, in every engine: their source is sent there, so each is self-contained.
// They look through open shadow roots, as a visitor does.

/** The control that a visitor means: by its whole accessible name, else by how the name begins, else by its `name`. */
export function findControl(wanted: string): Element | null {
  const CONTROLS = 'a, button, input, textarea, select, summary, [role=button], [tabindex]';
  const everything = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) =>
      element.shadowRoot ? [element, ...everything(element.shadowRoot)] : [element],
    );
  const squeeze = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  const textIn = (node: Node): string => {
    if (node instanceof HTMLSlotElement) return node.assignedNodes({ flatten: true }).map(textIn).join('');
    return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : [...node.childNodes].map(textIn).join('');
  };
  const labelsOf = (element: Element) =>
    'labels' in element ? [...((element.labels ?? []) as Iterable<Element>)] : [];
  const nameOf = (element: Element) => {
    const byLabel = squeeze(element.getAttribute('aria-label') ?? labelsOf(element).map(textIn).join(' '));
    return byLabel || (element.matches('input, textarea, select') ? '' : squeeze(textIn(element)));
  };
  const shown = everything(document).filter(
    (element) => element.matches(CONTROLS) && element.getClientRects().length > 0,
  );
  return (
    shown.find((element) => nameOf(element) === wanted) ??
    shown.find((element) => nameOf(element).startsWith(wanted)) ??
    shown.find((element) => element.getAttribute('name') === wanted) ??
    null
  );
}

/** All visible text, in the order of the flat tree, with collapsed white space. A page that is just being loaded has no body. */
export function shownText(root: Element | null = document.body): string {
  const childrenOf = (element: Element): Node[] =>
    element instanceof HTMLSlotElement
      ? element.assignedNodes({ flatten: true })
      : [...(element.shadowRoot ?? element).childNodes];
  // Without `instanceof`, because Prototype.js replaces `window.Element`.
  const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;
  const read = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
    if (!isElement(node) || /^(STYLE|SCRIPT|TEMPLATE)$/i.test(node.tagName)) return '';
    const { display, visibility } = getComputedStyle(node);
    if (display === 'none' || visibility === 'hidden') return '';
    const text = childrenOf(node).map(read).join('');
    return /^(inline|contents)/.test(display) ? text : ` ${text} `;
  };
  return (root ? read(root) : '').replace(/\s+/g, ' ').trim();
}
