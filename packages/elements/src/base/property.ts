// Lit's `property` and `state` for legacy decorators alone: its own carry the path for standard ones too, 0.4 kB (brotli)
// in every visitor's download that no bundler can drop.
import type { PropertyDeclaration, ReactiveElement } from 'lit';

type Decorator = (prototype: ReactiveElement, name: string) => void;

/** A reactive property, with its attribute unless `attribute: false`. */
export function property(declaration: PropertyDeclaration): Decorator {
  return ({ constructor }, name) => {
    if (isReactive(constructor)) constructor.createProperty(name, declaration);
  };
}

/** A reactive property that nobody outside sets. */
export function state(): Decorator {
  return property({ state: true });
}

/** A prototype's `constructor` is typed as any function. */
function isReactive(constructor: object): constructor is typeof ReactiveElement {
  return 'createProperty' in constructor;
}
