// Points the parts of a rendered template at equal nodes elsewhere. Reads fields of Lit's that have no public name; both of
// Lit's builds keep theirs stable for its server rendering.

/** Names in Lit's released build, and in the one for development. */
const fields = {
  start: ['_$AA', '_$startNode'],
  end: ['_$AB', '_$endNode'],
  committed: ['_$AH', '_$committedValue'],
  parts: ['_$AV', '_$parts'],
} as const;

export type Part = object;

function read(part: Part, field: keyof typeof fields): unknown {
  const name = fields[field].find((key) => key in part);
  return name && Reflect.get(part, name);
}

function write(part: Part, field: keyof typeof fields, node: Node): void {
  const name = fields[field].find((key) => key in part);
  if (name) Reflect.set(part, name, node);
}

/** `<!--lit-part …-->` and the `<!--/lit-part-->` that belongs to it. */
interface Place {
  readonly start: Comment;
  readonly end: Comment;
}

/** False if the server rendered other parts; nothing is adopted then. */
export function adoptParts(root: Part, parent: Node, elements: ReadonlyMap<unknown, Element>): boolean {
  const places = findPlaces(parent);
  const inner = childParts(root);
  if (places?.length !== inner.length) return false;
  inner.forEach((part, index) => {
    const place = places[index];
    if (place) adoptChild(part, place);
  });
  adoptAttributes(root, elements);
  return true;
}

/** In document order; undefined if a comment lacks its counterpart. */
function findPlaces(parent: Node): readonly Place[] | undefined {
  const walker = document.createTreeWalker(parent, NodeFilter.SHOW_COMMENT);
  const starts: Comment[] = [];
  const open: Comment[] = [];
  const ends = new Map<Comment, Comment>();
  while (walker.nextNode()) {
    const { currentNode } = walker;
    if (!(currentNode instanceof Comment)) continue;
    if (currentNode.data.startsWith('lit-part')) {
      starts.push(currentNode);
      open.push(currentNode);
    } else if (currentNode.data === '/lit-part') {
      const start = open.pop();
      if (start) ends.set(start, currentNode);
    }
  }
  const places = starts.flatMap((start) => {
    const end = ends.get(start);
    return end ? [{ start, end }] : [];
  });
  return places.length === starts.length ? places : undefined;
}

/** The part and all inside it that render between two nodes, in document order. */
function childParts(part: Part): readonly Part[] {
  return [part, ...partsIn(part).flatMap((inner) => (isChildPart(inner) ? childParts(inner) : []))];
}

function isChildPart(part: Part): boolean {
  return read(part, 'start') !== undefined;
}

/** Parts of the part's template, or of each item of its list. */
function partsIn(part: Part): readonly Part[] {
  const committed = read(part, 'committed');
  const inner: unknown = Array.isArray(committed) ? committed : isObject(committed) && read(committed, 'parts');
  return Array.isArray(inner) ? inner.filter(isObject) : [];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function adoptChild(part: Part, { start, end }: Place): void {
  const committed = read(part, 'committed');
  if (typeof committed === 'string' || typeof committed === 'number') showText(start, String(committed));
  else if (!isObject(committed)) while (start.nextSibling && start.nextSibling !== end) start.nextSibling.remove();
  write(part, 'start', start);
  write(part, 'end', end);
}

/** Lit changes the text node after the start; a server writes none for an empty text. */
function showText(start: Comment, text: string): void {
  const { nextSibling } = start;
  if (!(nextSibling instanceof Text)) start.after(text);
  else if (nextSibling.data !== text) nextSibling.data = text;
}

function adoptAttributes(part: Part, elements: ReadonlyMap<unknown, Element>): void {
  for (const inner of partsIn(part)) {
    if (isChildPart(inner)) adoptAttributes(inner, elements);
    const found = elements.get(Reflect.get(inner, 'element'));
    if (!found) continue;
    Reflect.set(inner, 'element', found);
    const committed = read(inner, 'committed');
    if (typeof committed === 'function') listen(inner, found, committed);
  }
}

/** As Lit does for a new listener: the part is the listener, and holds the function. */
function listen(part: Part, element: Element, listener: object): void {
  const name: unknown = Reflect.get(part, 'name');
  Reflect.apply(element.addEventListener, element, [name, part, listener]);
}
