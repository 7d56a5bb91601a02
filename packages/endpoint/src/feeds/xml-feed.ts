// Converts RSS and Atom to JSON Feed 1.1, with plain text and absolute URLs.
import { writtenDate } from '@foyer/protocol';
import { escapeText } from 'entities';
import { squeeze, textOfHtml } from './feed-text.ts';
import type { JsonFeed, JsonFeedItem } from './json-feed.ts';
import {
  absoluteUrl,
  child,
  childText,
  descendants,
  elementsOf,
  markupOf,
  parseXml,
  textOf,
  type XmlElement,
} from './xml-tree.ts';

const completeRoot = /<\/(?:[\w-]+:)?(?:rss|feed|rdf)\s*>|<(?:[\w-]+:)?(?:rss|feed|rdf)[^<>]*\/>/i;

/** Undefined if the text is no feed, or ends before its first post. */
export function convertXml(text: string, url: string): JsonFeed | undefined {
  const [root] = descendants(parseXml(text), 'rss', 'rdf', 'feed');
  if (root === undefined) return undefined;
  const channel = child(root, 'channel') ?? root;
  const language = languageOf(root, channel);
  const items = root.name === 'feed' ? atomItems(root, url) : rssItems(root, url);
  if (items.length === 0 && !completeRoot.test(text)) return undefined;
  const home = root.name === 'feed' ? linkOf(root, url) : absoluteUrl(channel, childText(channel, 'link'), url);
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: textOfHtml(childText(channel, 'title')),
    ...(home && { home_page_url: home }),
    ...(language && { language }),
    items: items.map((item) => withDate(item, language)),
  };
}

function languageOf(root: XmlElement, channel: XmlElement): string {
  return childText(channel, 'language') || (channel.attributes['xml:lang'] ?? root.attributes['xml:lang'] ?? '');
}

/** A date that cannot be read stays as written: the widget may know the language that it needs. */
function withDate({ written, ...item }: WrittenItem, language: string): JsonFeedItem {
  const published = written && (writtenDate(written, language) ?? written);
  return { ...item, ...(published && { date_published: published }) };
}

/** Its date as written. */
interface WrittenItem extends Omit<JsonFeedItem, 'date_published'> {
  readonly written: string;
}

function rssItems(root: XmlElement, url: string): readonly WrittenItem[] {
  return descendants(root, 'item').map((item) => rssItem(item, url));
}

function atomItems(feed: XmlElement, url: string): readonly WrittenItem[] {
  return descendants(feed, 'entry').map((entry) => atomItem(entry, feed, url));
}

function rssItem(item: XmlElement, url: string): WrittenItem {
  const content = textOfHtml(childText(item, 'encoded'));
  const guid = child(item, 'guid');
  const id = childText(item, 'guid');
  const permalink = guid?.attributes['ispermalink'] !== 'false' && /^https?:/i.test(id) ? id : '';
  return itemOf({
    id,
    title: textOfHtml(childText(item, 'title')),
    url: absoluteUrl(item, childText(item, 'link') || permalink, url),
    summary: textOfHtml(childText(item, 'description')),
    content,
    author: nameIn(textOfHtml(childText(item, 'creator', 'author'))),
    image: pictureOf(item, url),
    written: childText(item, 'pubdate', 'date'),
  });
}

function atomItem(entry: XmlElement, feed: XmlElement, url: string): WrittenItem {
  const author = child(entry, 'author') ?? child(feed, 'author');
  return itemOf({
    id: childText(entry, 'id'),
    title: constructText(child(entry, 'title')),
    url: linkOf(entry, url),
    summary: constructText(child(entry, 'summary')),
    content: constructText(child(entry, 'content')),
    author: author && squeeze(childText(author, 'name')),
    image: pictureOf(entry, url),
    written: childText(entry, 'published', 'issued', 'updated', 'modified'),
  });
}

/** RSS 2.0 has `lena@example.org (Lena Moser)`. */
function nameIn(author: string): string {
  const start = author.indexOf('(');
  return start > 0 && author.endsWith(')') && author.slice(0, start).includes('@')
    ? author.slice(start + 1, -1)
    : author;
}

interface ItemParts {
  readonly id: string;
  readonly title: string;
  readonly url: string | undefined;
  readonly summary: string;
  readonly content: string;
  readonly author: string | undefined;
  readonly image: string | undefined;
  readonly written: string;
}

function itemOf({ id, title, url, summary, content, author, image, written }: ItemParts): WrittenItem {
  return {
    id: id || url || title,
    ...(url && { url }),
    ...(title && { title }),
    ...(summary && { summary }),
    content_text: content || summary,
    ...(image && { image }),
    ...(author && { authors: [{ name: author }] }),
    written,
  };
}

/** RFC 4287 3.1: `html` is escaped markup, `xhtml` is markup, everything else is text. */
function constructText(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  const type = element.attributes['type'] ?? '';
  if (type.includes('xhtml')) return textOfHtml(markupOf(element, escapeText));
  return type.includes('html') ? textOfHtml(markupOf(element)) : squeeze(textOf(element));
}

function linkOf(parent: XmlElement, url: string): string | undefined {
  const links = elementsOf(parent).filter(({ name }) => name === 'link');
  const page = links.find(({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate' && attributes['href']);
  return page && absoluteUrl(page, page.attributes['href'], url);
}

/** Media RSS, enclosures, iTunes. */
function pictureOf(item: XmlElement, url: string): string | undefined {
  const isPicture = ({ attributes }: XmlElement, unknown: string) =>
    (attributes['type'] ?? attributes['medium'] ?? unknown).startsWith('image');
  const media = descendants(item, 'content', 'thumbnail').filter((element) => isPicture(element, 'image'));
  const enclosures = descendants(item, 'enclosure', 'link').filter((element) => isPicture(element, ''));
  const pictures = [...media, ...enclosures, ...descendants(item, 'image')];
  const urls = pictures.map((element) =>
    absoluteUrl(element, element.attributes['url'] ?? element.attributes['href'], url),
  );
  return urls.find((found) => found !== undefined);
}
