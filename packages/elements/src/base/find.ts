// Typed queries. A selector does not guarantee a class, so each match is checked with instanceof. An element that was never in
// a page has no root yet.

type Constructor<Kind> = abstract new (...args: never) => Kind;

/** The first match that is an instance of `kind`. */
export function find<Kind extends Element>(
  root: ParentNode | undefined,
  selector: string,
  kind: Constructor<Kind>,
): Kind | undefined {
  return findAll(root, selector, kind)[0];
}

/** All matches that are instances of `kind`, in document order. */
export function findAll<Kind extends Element>(
  root: ParentNode | undefined,
  selector: string,
  kind: Constructor<Kind>,
): readonly Kind[] {
  return [...(root?.querySelectorAll(selector) ?? [])].filter(
    (element): element is Kind & Element => element instanceof kind,
  );
}
