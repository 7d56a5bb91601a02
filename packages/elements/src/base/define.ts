// Guarded definition: an existing definition is kept.

export interface ElementClass extends CustomElementConstructor {
  readonly observedAttributes?: readonly string[];
}

/**
 * On a server: the classes of this copy of the package. Bundlers of pages make a copy for each of their layers, and the process
 * has one registry, in which the first copy stays.
 */
export const ownClasses = new Map<string, ElementClass>();

/**
 * Defines a custom element. Does nothing in Node without Lit's registry and in browsers that are too old; warns in a browser
 * if the tag is already defined.
 */
export function define(tag: string, constructor: CustomElementConstructor): void {
  if (typeof customElements === 'undefined') return;
  // Safari before 16.4 (neither `lh` nor element internals), Firefox before 120, Chromium before 111: the children of the element
  // stay, as without JavaScript.
  if (globalThis.CSS?.supports('(width:1lh)and (color:color-mix(in oklab,red,red))') === false) return;
  const existing = customElements.get(tag);
  if (!existing) customElements.define(tag, constructor);
  if (typeof document === 'undefined') ownClasses.set(tag, constructor);
  else if (existing && existing !== constructor) {
    console.warn(`<${tag}> is already defined.`);
  }
}
