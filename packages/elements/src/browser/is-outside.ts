// Finds children that the parser placed after their widget instead of inside it: an editor's `<p>` around the tag ends before
// a block element, and closes the widget with it.

/** Whether a slotted element, or the paragraph around it, follows a widget or a paragraph that contains one. */
export function isOutside(element: HTMLElement, tags: string): unknown {
  const widget = `:is(${tags},p:has(${tags}))`; // browsers without `:has()` ignore the second part
  // In a form, a field named "matches" shadows the method.
  return element.slot && HTMLElement.prototype.matches.call(element, `${widget}~*,${widget}~p>*`);
}
