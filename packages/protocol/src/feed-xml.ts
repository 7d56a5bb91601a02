// Reads RSS and Atom: a page and an endpoint show the same posts. Pure; the XML is parsed elsewhere.
import {
  absoluteUrl,
  attribute,
  child,
  childWithText,
  descendants,
  elementsOf,
  type FeedElement,
  markupOf,
  textOf,
} from './feed-element.ts';
import { feedBase } from './feed-base.ts';
import { firstUrl, imageOf } from './feed-image.ts';
import { squeeze } from './squeeze.ts';

/** Texts are plain; what is missing is empty. */
export interface XmlPost {
  readonly id: string;
  readonly title: string;
  readonly link: string | undefined;
  readonly summary: string;
  readonly content: string;
  readonly author: string;
  readonly image: string | undefined;
  /** As written. */
  readonly published: string;
}

export interface XmlFeed {
  readonly format: 'rss' | 'atom';
  readonly title: string;
  /** Its home page. */
  readonly link: string | undefined;
  readonly language: string;
  readonly posts: readonly XmlPost[];
}

export interface XmlFeedOptions {
  /** That the feed was loaded from. */
  readonly url: string;
  readonly textOfHtml: (html: string) => string;
}

/** Undefined if there is no feed in the document. */
export function readXmlFeed(document: FeedElement, options: XmlFeedOptions): XmlFeed | undefined {
  const [root] = descendants(document, 'rss', 'rdf', 'feed');
  if (!root) return undefined;
  const channel = child(root, 'channel') ?? root;
  const isAtom = root.name === 'feed';
  const link = linkOf(channel, options.url);
  const self = linkOf(channel, options.url, /^self$/i) ?? '';
  const url = feedBase({ url: options.url, home: link ?? '', self, isBasedOnUrl: isAtom });
  const inFeed = { ...options, url };
  return {
    format: isAtom ? 'atom' : 'rss',
    title: options.textOfHtml(markupOf(childWithText(channel, 'title'))),
    link,
    language: childTextOf(channel, 'language') || attribute(channel, 'xml:lang') || attribute(root, 'xml:lang'),
    posts: isAtom
      ? descendants(root, 'entry').map((entry) => atomPost(entry, root, inFeed))
      : descendants(root, 'item').map((item) => rssPost(item, inFeed)),
  };
}

/** RSS 2.0, 1.0 and 0.9x, with the modules that blogs use: Dublin Core, content, Media RSS, iTunes, Atom. */
function rssPost(item: FeedElement, { url, textOfHtml }: XmlFeedOptions): XmlPost {
  const html = (name: string) => textOfHtml(markupOf(childWithText(item, name)));
  return {
    id: childTextOf(item, 'guid'),
    title: html('title'),
    link: linkOf(item, url) ?? permalinkOf(item, url),
    summary: html('description'),
    content: html('encoded'),
    author: textOfHtml(authorOf(item)),
    image: imageOf(item, { url, textOfHtml }),
    published: dateOf(item),
  };
}

/** Atom 1.0 (RFC 4287), and 0.3 with its older names. */
function atomPost(entry: FeedElement, feed: FeedElement, { url, textOfHtml }: XmlFeedOptions): XmlPost {
  const construct = (name: string) => constructText(childWithText(entry, name), textOfHtml);
  return {
    id: childTextOf(entry, 'id'),
    title: construct('title'),
    link: linkOf(entry, url),
    summary: construct('summary'),
    content: construct('content'),
    author: textOfHtml(authorOf(entry) || authorOf(feed)),
    image: imageOf(entry, { url, textOfHtml }),
    published: dateOf(entry),
  };
}

function childTextOf(parent: FeedElement, ...names: readonly string[]): string {
  return squeeze(textOf(childWithText(parent, ...names)));
}

/** RFC 4287 3.1: `html` is escaped markup, `xhtml` is markup, everything else is text. */
function constructText(element: FeedElement | undefined, textOfHtml: XmlFeedOptions['textOfHtml']): string {
  const [, isMarkup, isHtml] = /(xhtml)|(html)/i.exec(attribute(element, 'type')) ?? [];
  if (isMarkup) return textOfHtml(markupOf(element, escapeText));
  return isHtml ? textOfHtml(markupOf(element)) : squeeze(textOf(element));
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** RSS writes the page into a `link`, Atom into its `href`; other relations are not the page. */
function linkOf(parent: FeedElement, url: string, relation = /^(?:.*\/)?alternate$/i): string | undefined {
  const links = elementsOf(parent).filter(({ name }) => name === 'link');
  const related = links.filter((link) => relation.test(attribute(link, 'rel') || 'alternate'));
  return firstUrl(related, (link) => textOf(link).trim() || attribute(link, 'href'), url);
}

/** RSS 2.0: a `guid` is the URL of the post unless it says otherwise. */
function permalinkOf(item: FeedElement, url: string): string | undefined {
  const guid = childWithText(item, 'guid');
  const text = textOf(guid).trim();
  const isPermalink = attribute(guid, 'ispermalink') !== 'false' && /^https?:/i.test(text);
  return isPermalink ? absoluteUrl(guid, text, url) : undefined;
}

/** Atom has a `name`; RSS 2.0 has `lena@example.org (Lena)`. */
function authorOf(parent: FeedElement): string {
  const creator = childTextOf(parent, 'creator');
  const author = childWithText(parent, 'author');
  if (creator || !author) return creator;
  return elementsOf(author).length > 0 ? childTextOf(author, 'name') : nameIn(squeeze(textOf(author)));
}

function nameIn(author: string): string {
  const start = author.indexOf('(');
  const isNamed = start > 0 && author.endsWith(')') && author.slice(0, start).includes('@');
  return isNamed ? author.slice(start + 1, -1) : author;
}

function dateOf(post: FeedElement): string {
  return childTextOf(post, 'pubdate', 'published', 'date', 'issued', 'created', 'updated', 'modified');
}
