// Parses a feed, also if it is not well-formed, as feed readers do: undeclared entities, unclosed elements, text before the
// declaration, a missing end.
// Linear in the length of the text: no quantifier runs over the next `<`, or it consumes what it has run over.
import { type FeedElement, withoutControls } from '@foyer/protocol';
import { decodeReferences } from './plain-text.ts';

const rootTag = /<(?:[\w-]+:)?(rss|feed|rdf)(?=[\s>])((?:[^<>"']|"[^"<]*"|'[^'<]*')*>)?/i;
const token =
  /<!--[^]*?(?:-->|$)|<!\[CDATA\[([^]*?)(?:\]\]>|$)|<[?!][^<>]*>?|<\/([a-z_][\w.:-]*)[^<>]*>|<([a-z_][\w.-]*(?::[a-z_][\w.-]*)?)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/gi;
const cdata = /<!\[CDATA\[([^]*?)(?:\]\]>|$)/g;
const attributes = /([^\s=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"']+))?/g;
/** Elements whose text may contain unescaped markup. */
const textElement = /^(?:title|description|summary|content|\w+:encoded)$/i;
/** Elements without content, so that the end tag may be missing. */
const emptyElement = /^(?:enclosure|thumbnail)$/;
/** The end tag behind the text of an element that has no others. */
const ownEnd = /[^<]*(?:<!\[CDATA\[[^<\]]*\]\]>[^<]*)*<\/([\w.:-]+)/y;
const postElement = /^(?:item|entry)$/;
/** Deeper than any real feed. */
const maxDepth = 40;

export interface ParsedXml {
  /** Around the feed. */
  readonly document: FeedElement;
  /** Whether the feed has its end. */
  readonly isComplete: boolean;
}

export function parseXml(text: string): ParsedXml {
  const tree = new Tree();
  const root = rootTag.exec(text);
  if (root) {
    tree.open(root[1] ?? '', root[2] ?? '');
    grow(tree, text, root.index + root[0].length);
  }
  return tree;
}

function grow(tree: Tree, text: string, start: number): void {
  const tokens = new RegExp(token);
  let position = (tokens.lastIndex = start);
  for (let found = tokens.exec(text); found && !tree.isComplete; found = tokens.exec(text)) {
    const [, unescaped = '', closed = '', opened, written = ''] = found;
    tree.addText(decodeReferences(text.slice(position, found.index)) + unescaped);
    tree.close(closed);
    position = tokens.lastIndex;
    if (opened !== undefined)
      position = tokens.lastIndex = openElement(tree, text, { name: opened, written, position });
  }
}

interface Opening {
  readonly name: string;
  /** Its attributes. */
  readonly written: string;
  readonly position: number;
}

/** @returns where to continue */
function openElement(tree: Tree, text: string, { name, written, position }: Opening): number {
  ownEnd.lastIndex = position;
  const element = tree.open(name, written, ownEnd.exec(text)?.[1] === name);
  if (!element || !textElement.test(name) || written.endsWith('/') || isMarkup(element)) return position;
  const end = endOfText(text, position, name);
  element.children.push(withoutControls(innerText(text.slice(position, end))));
  return end;
}

function isMarkup({ attributes }: FeedElement): boolean {
  return /xhtml/i.test(attributes.get('type') ?? '');
}

/** Where the element ends, or the next post begins. */
function endOfText(text: string, start: number, name: string): number {
  const end = new RegExp(`<!\\[CDATA\\[[^]*?(?:\\]\\]>|$)|</?(?:item|entry)\\b|(</${name}\\s*>)`, 'gi');
  end.lastIndex = start;
  let found = end.exec(text);
  while (found?.[0].startsWith('<!')) found = end.exec(text);
  return found?.index ?? text.length;
}

function innerText(markup: string): string {
  let text = '';
  let position = 0;
  for (const { 0: all, 1: unescaped = '', index } of markup.matchAll(cdata)) {
    text += decodeReferences(markup.slice(position, index)) + unescaped;
    position = index + all.length;
  }
  return text + decodeReferences(markup.slice(position));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function readAttributes(written: string): ReadonlyMap<string, string> {
  const pairs = [...written.matchAll(attributes)].map(([, name = '', value = '']) => {
    return [name.toLowerCase(), readValue(value.replace(/^["']|["']$/g, ''))] as const;
  });
  // The first one counts, as in HTML.
  return new Map(pairs.reverse());
}

/** XML 1.0, 3.3.3: line breaks and tabs are spaces. */
function readValue(written: string): string {
  return withoutControls(decodeReferences(written.replace(/\r\n|[\t\n\r]/g, ' ')));
}

interface OpenElement extends FeedElement {
  readonly children: (FeedElement | string)[];
}

class Tree {
  readonly document: OpenElement = { name: '', attributes: new Map(), parent: undefined, children: [] };
  #open: readonly OpenElement[] = [this.document];

  /** Whether the root is closed. */
  get isComplete(): boolean {
    return this.#open.length === 1;
  }

  /** Undefined where the element is ignored. */
  open(written: string, attributes: string, hasEnd = false): OpenElement | undefined {
    const name = localName(written);
    if (postElement.test(name)) this.#closeFrom(this.#open.findIndex((element) => postElement.test(element.name)));
    const parent = this.#open.at(-1);
    if (this.#open.length > maxDepth || !parent) return undefined;
    const element: OpenElement = { name, attributes: readAttributes(attributes), parent, children: [] };
    parent.children.push(element);
    const isEmpty = !hasEnd && (emptyElement.test(name) || element.attributes.has('href'));
    if (!isEmpty && !attributes.endsWith('/')) this.#open = [...this.#open, element];
    return element;
  }

  /** An end tag without a start tag is ignored. */
  close(written: string): void {
    this.#closeFrom(this.#open.map(({ name }) => name).lastIndexOf(localName(written)));
  }

  addText(text: string): void {
    this.#open.at(-1)?.children.push(withoutControls(text));
  }

  #closeFrom(index: number): void {
    if (index > 0) this.#open = this.#open.slice(0, index);
  }
}
