// Guarded definition: an existing definition is kept.

/** Defines a custom element. Does nothing in Node and in browsers that are too old; warns if the tag is already defined. */
export function define(tag: string, constructor: CustomElementConstructor): void {
  // Safari before 16.4: the children of the element stay, as without JavaScript.
  if (typeof customElements === 'undefined' || !('attachInternals' in HTMLElement.prototype)) return;
  const existing = customElements.get(tag);
  if (!existing) customElements.define(tag, constructor);
  else if (existing !== constructor) {
    console.warn(`<${tag}> is already defined; keeping the first definition.`);
  }
}
