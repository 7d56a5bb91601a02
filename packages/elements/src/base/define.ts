// Guarded definition: an existing definition is kept.

/** Defines a custom element. Does nothing in Node; warns if the tag is already defined. */
export function define(tag: string, constructor: CustomElementConstructor): void {
  if (typeof customElements === 'undefined') return;
  const existing = customElements.get(tag);
  if (!existing) customElements.define(tag, constructor);
  else if (existing !== constructor) {
    console.warn(`<${tag}> is already defined; keeping the first definition.`);
  }
}
