// Finds elements of a kind. A selector says nothing about classes, so that each is checked.

type Constructor<Kind> = abstract new (...args: never) => Kind;

/** The first element that matches and is of the kind, or undefined. */
export function find<Kind extends Element>(
  root: ParentNode,
  selector: string,
  kind: Constructor<Kind>,
): Kind | undefined {
  return findAll(root, selector, kind)[0];
}

/** All elements that match and are of the kind, in the order of the document. */
export function findAll<Kind extends Element>(
  root: ParentNode,
  selector: string,
  kind: Constructor<Kind>,
): readonly Kind[] {
  return [...root.querySelectorAll(selector)].filter((element): element is Kind & Element => element instanceof kind);
}
