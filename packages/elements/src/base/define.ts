// Guarded definition: an existing definition is kept.

/** Defines a custom element. Does nothing in Node and in browsers that are too old; warns if the tag is already defined. */
export function define(tag: string, constructor: CustomElementConstructor): void {
  if (typeof customElements === 'undefined') return;
  // Safari before 16.4 (neither `lh` nor element internals), Firefox before 120, Chromium before 111: the children of the element
  // stay, as without JavaScript.
  if (globalThis.CSS?.supports('(width:1lh)and (color:color-mix(in oklab,red,red))') === false) return;
  const existing = customElements.get(tag);
  if (!existing) customElements.define(tag, constructor);
  else if (existing !== constructor) {
    console.warn(`<${tag}> is already defined.`);
  }
}
