// Guarded definition: a tag that exists already is left alone.

/** Defines a custom element. In Node, and where the tag is taken, nothing happens but one console warning for the latter. */
export function define(tag: string, constructor: CustomElementConstructor): void {
  if (typeof customElements === 'undefined') return;
  const existing = customElements.get(tag);
  if (!existing) customElements.define(tag, constructor);
  else if (existing !== constructor) {
    console.warn(`<${tag}> is defined already: the first definition stays.`);
  }
}
