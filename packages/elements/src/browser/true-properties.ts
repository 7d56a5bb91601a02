// Reads the built-in properties of an element: named fields of a `<form>` shadow those of the form, such as one with the
// name "parentElement".

export function parentOf(node: Node): Element | null {
  const parent: unknown = Reflect.get(Node.prototype, 'parentNode', node);
  return parent instanceof HTMLElement || parent instanceof SVGElement ? parent : null;
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
