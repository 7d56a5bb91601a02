// Reads a feed that is not well-formed, as feed readers do: undeclared entities, unclosed elements, text before the
// declaration, a missing end. Trusted Types block the browser's lenient parsers, so the document is built here.
// Linear in the length of the text: no quantifier runs over the next `<`, or it consumes what it has run over.
import { decodeReferences, textOfHtml } from './plain-text.ts';

const rootTag = /<(?:[\w-]+:)?(rss|feed|rdf)(?=[\s>])((?:[^<>"']|"[^"<]*"|'[^'<]*')*>)?/i;
const token =
  /<!--[^]*?(?:-->|$)|<!\[CDATA\[([^]*?)(?:\]\]>|$)|<[?!][^<>]*>?|<\/([a-z_][\w.:-]*)[^<>]*>|<([a-z_][\w.-]*(?::[a-z_][\w.-]*)?)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/gi;
const cdata = /<!\[CDATA\[([^]*?)(?:\]\]>|$)/g;
const attributes = /([^\s=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"']+))?/g;
const attributeName = /^[a-z_][\w.:-]*$/i;
/** Elements whose text may contain unescaped markup. */
const textElement = /^(?:title|description|summary|content|\w+:encoded)$/i;
/** Elements without content, so that the end tag may be missing. */
const emptyElement = /^(?:enclosure|thumbnail)$/;
const postElement = /^(?:item|entry)$/;
/** Deeper than any real feed. */
const maxDepth = 40;

export function recoverXml(text: string): XMLDocument {
  const root = rootTag.exec(text);
  const tree = new Tree(root?.[1] ?? 'none', root?.[2] ?? '');
  if (root) grow(tree, text, root.index + root[0].length);
  return tree.document;
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
  const element = tree.open(name, written);
  if (!element || !textElement.test(name) || written.endsWith('/')) return position;
  const end = endOfText(text, position, name);
  element.textContent = innerText(text.slice(position, end), element);
  return end;
}

/** Where the element ends, or the next post begins. */
function endOfText(text: string, start: number, name: string): number {
  const end = new RegExp(`<!\\[CDATA\\[[^]*?(?:\\]\\]>|$)|</?(?:item|entry)\\b|(</${name}\\s*>)`, 'gi');
  end.lastIndex = start;
  let found = end.exec(text);
  while (found?.[0].startsWith('<!')) found = end.exec(text);
  return found?.index ?? text.length;
}

function innerText(markup: string, element: Element): string {
  if (element.getAttribute('type') === 'xhtml') return textOfHtml(markup);
  let text = '';
  let position = 0;
  for (const { 0: all, 1: unescaped = '', index } of markup.matchAll(cdata)) {
    text += decodeReferences(markup.slice(position, index)) + unescaped;
    position = index + all.length;
  }
  return text + decodeReferences(markup.slice(position));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function setAttributes(element: Element, written: string): void {
  for (const [, name = '', value = ''] of written.matchAll(attributes)) {
    if (attributeName.test(name)) element.setAttribute(name, decodeReferences(value.replace(/^["']|["']$/g, '')));
  }
}

/** Without namespaces, because the parsers look for local names. */
class Tree {
  readonly document = globalThis.document.implementation.createDocument(null, null);
  #open: readonly Element[];

  constructor(root: string, written: string) {
    const element = this.document.createElementNS(null, root);
    setAttributes(element, written);
    this.document.append(element);
    this.#open = [element];
  }

  /** Whether the root is closed. */
  get isComplete(): boolean {
    return this.#open.length === 0;
  }

  /** Undefined where the element is ignored. */
  open(name: string, written: string): Element | undefined {
    const local = localName(name);
    if (postElement.test(local))
      this.#closeFrom(this.#open.findIndex((element) => postElement.test(element.localName)));
    if (this.#open.length > maxDepth) return undefined;
    const element = this.document.createElementNS(null, local);
    setAttributes(element, written);
    this.#open.at(-1)?.append(element);
    const isEmpty = written.endsWith('/') || emptyElement.test(local) || element.hasAttribute('href');
    if (!isEmpty) this.#open = [...this.#open, element];
    return element;
  }

  /** An end tag without a start tag is ignored. */
  close(name: string): void {
    const local = localName(name);
    this.#closeFrom(this.#open.map((element) => element.localName).lastIndexOf(local));
  }

  addText(text: string): void {
    this.#open.at(-1)?.append(text);
  }

  #closeFrom(index: number): void {
    if (index >= 0) this.#open = this.#open.slice(0, index);
  }
}
