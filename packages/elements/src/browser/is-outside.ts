// Finds the children that a parser put behind a widget instead of into it: an editor's `<p>` around a tag ends where a block
// begins, and takes the tag along.

/** Whether an element has a slot and follows one of the widgets, or a paragraph with one; so may its own paragraph. */
export function isOutside(element: HTMLElement, tags: readonly string[]): boolean {
  const widget = `:is(${tags.join()},p:has(${tags.join()}))`; // browsers without `:has()` ignore the second part
  // A form with a field named "matches" has no such method.
  return !!element.slot && HTMLElement.prototype.matches.call(element, `:is(${widget}~*,${widget}~p>*)`);
}
