// Guarded definition: an existing definition is kept.

/** Defines a custom element. Does nothing in Node and in browsers that are too old; warns if the tag is already defined. */
export function define(tag: string, constructor: CustomElementConstructor): void {
  if (typeof customElements === 'undefined') return;
  // Safari before 16.4, Firefox before 113: the children of the element stay, as without JavaScript.
  if (!Reflect.get(constructor.prototype, 'attachInternals')) return;
  if (globalThis.CSS?.supports('color', 'color-mix(in oklab,red,red)') === false) return;
  const existing = customElements.get(tag);
  if (!existing) customElements.define(tag, constructor);
  else if (existing !== constructor) {
    console.warn(`<${tag}> is already defined; keeping the first definition.`);
  }
}
