// What a built page says, read as a browser reads it. Knows no page.
import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes as Tree, parse } from 'parse5';

export interface PageElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

export interface BuiltPage {
  readonly elements: readonly PageElement[];
  /** Everything that a link may lead to. */
  readonly ids: ReadonlySet<string>;
}

/** Shadow roots that a server rendered are part of no page: nothing outside can link into them. */
function elementsIn(node: Tree.ParentNode): PageElement[] {
  return node.childNodes
    .filter(tree.isElementNode)
    .flatMap((element) => [
      { name: element.tagName, attributes: new Map(element.attrs.map(({ name, value }) => [name, value])) },
      ...elementsIn(element),
    ]);
}

export function parsePage(html: string): BuiltPage {
  const elements = elementsIn(parse(html));
  return { elements, ids: new Set(elements.flatMap(({ attributes }) => attributes.get('id') ?? [])) };
}

/** The `content` of the `<meta>` with this name or property. */
export function metaOf({ elements }: BuiltPage, name: string): string | undefined {
  const meta = elements.find(
    ({ name: tag, attributes }) =>
      tag === 'meta' && (attributes.get('name') === name || attributes.get('property') === name),
  );
  return meta?.attributes.get('content');
}
