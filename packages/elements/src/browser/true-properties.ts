// Reads the built-in properties of an element: named fields of a `<form>` shadow those of the form, such as one with the
// name "parentElement". Prototype.js replaces `Element`.

function elementAt(node: Node, property: 'parentNode' | 'previousElementSibling'): Element | null {
  const element: unknown = Reflect.get(HTMLElement.prototype, property, node);
  return element instanceof HTMLElement || element instanceof SVGElement ? element : null;
}

export function parentOf(node: Node): Element | null {
  return elementAt(node, 'parentNode');
}

/** The preceding siblings of an element, nearest first. */
export function* elementsBefore(element: Element): Iterable<Element> {
  const start = elementAt(element, 'previousElementSibling');
  for (let node = start; node; node = elementAt(node, 'previousElementSibling')) yield node;
}

export function nameOf(element: Element): string {
  return String(Reflect.get(HTMLElement.prototype, 'localName', element));
}

export function attributeOf(element: Element, name: string): string | null {
  return HTMLElement.prototype.getAttribute.call(element, name);
}

export function setAttribute(element: Element, name: string, value: string): void {
  HTMLElement.prototype.setAttribute.call(element, name, value);
}

export function isMatch(element: Element, selector: string): boolean {
  return HTMLElement.prototype.matches.call(element, selector);
}

export function findAllIn(element: Element, selector: string): readonly Element[] {
  return [...HTMLElement.prototype.querySelectorAll.call(element, selector)];
}
