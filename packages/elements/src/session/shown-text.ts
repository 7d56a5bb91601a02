// The text that a visitor reads: like `innerText`, but with slots resolved and without `text-transform`.

// eslint-disable-next-line no-control-regex -- not rendered, and refused by the endpoint
const controls = /[\0-\x08\x0e-\x1f\x7f-\x9f]/g;

/** On one line. */
export function shownText(element: Element): string {
  const text = textOf(element)
    .replace(controls, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD');
  return text.replace(/\s+/g, ' ').trim();
}

/** Rendered text, in which blocks and line breaks separate words. */
function textOf(element: Element): string {
  const { display, visibility, contentVisibility } = getComputedStyle(element);
  if (display === 'none' || contentVisibility === 'hidden' || element.matches(replaced)) return '';
  const text = [...shownNodes(element)].map((node) => {
    if (node instanceof HTMLElement) return textOf(node);
    return node.nodeType === Node.TEXT_NODE && visibility === 'visible' ? (node.textContent ?? '') : '';
  });
  const isInline = /^(?:inline|contents|ruby)/.test(display) && element.localName !== 'br';
  return isInline ? text.join('') : ` ${text.join('')} `;
}

/** Elements whose text is a value or a fallback. */
const replaced = 'audio, canvas, iframe, input, noscript, object, select, svg, textarea, video';

function shownNodes(element: Element): Iterable<Node> {
  if (element.matches('details:not([open])')) return element.querySelectorAll(':scope > summary:first-of-type');
  const assigned = element instanceof HTMLSlotElement ? element.assignedNodes() : [];
  return assigned.length > 0 ? assigned : (element.shadowRoot ?? element).childNodes;
}
