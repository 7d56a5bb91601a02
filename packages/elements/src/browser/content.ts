// What counts as content of an element.

/** Names of elements that are visible without any text. Custom elements may be. */
const shown = /-|^(?:iframe|img|input|select|svg|textarea|video)$/;

/** Not by `instanceof`: Prototype.js replaces `window.Element`. */
export function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

/** An editor's empty `<p>`, `<br>` and white space do not count. */
export function isContent(node: Node): boolean {
  if (node.nodeType === Node.COMMENT_NODE) return false;
  if (node.textContent?.trim()) return true;
  return isElement(node) && [node, ...node.querySelectorAll('*')].some(({ localName }) => shown.test(localName));
}
