// Feeds in XML. Loaded if the response is XML.
import { type FeedElement, readXmlFeed, withoutControls } from '@foyer/protocol';
import type { FeedEntry, ParsedFeed } from './feed.ts';
import { textOfHtml } from './plain-text.ts';

export { writtenDate as readDate } from '@foyer/protocol';

/** Undefined if the document is not a feed. */
export function readXml(document: FeedElement, url: string): ParsedFeed | undefined {
  const feed = readXmlFeed(document, { url, textOfHtml });
  if (!feed) return undefined;
  const { format, language, posts } = feed;
  const entries = posts.map(({ title, link, summary, content, author, image, published }): FeedEntry => {
    const rest = { author: author || undefined, image, imageAlt: undefined, published: published || undefined };
    return { title, link, excerpt: summary || content, content: content || summary, ...rest };
  });
  return { format, language, entries };
}

/** Browsers parse into a document, and only if the feed is well-formed. */
export function elementOf(node: Document | Element, parent?: FeedElement): FeedElement {
  const children: (FeedElement | string)[] = [];
  const [name, attributes] = 'localName' in node ? [node.localName.toLowerCase(), [...node.attributes]] : ['', []];
  const element = { name, attributes: new Map(attributes.map(pairOf)), parent, children };
  for (const inner of node.childNodes) {
    if (isElement(inner)) children.push(elementOf(inner, element));
    else if (isText(inner)) children.push(withoutControls(inner.textContent ?? ''));
  }
  return element;
}

function pairOf({ name, value }: Attr): readonly [string, string] {
  return [name.toLowerCase(), withoutControls(value)];
}

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

/** Comments and instructions are none. */
function isText({ nodeType }: Node): boolean {
  return nodeType === Node.TEXT_NODE || nodeType === Node.CDATA_SECTION_NODE;
}
