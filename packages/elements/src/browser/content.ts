// What counts as content of an element.

/** Elements that are visible without any text. */
const shown = 'img, svg, video, input, select, textarea';

/** An editor's empty `<p>`, `<br>` and white space do not count. */
export function isContent(node: Node): boolean {
  if (node.nodeType === Node.COMMENT_NODE) return false;
  if (node.textContent?.trim()) return true;
  return node instanceof Element && (node.matches(shown) || node.querySelector(shown) !== null);
}
