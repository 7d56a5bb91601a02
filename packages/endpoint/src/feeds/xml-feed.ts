// Converts RSS and Atom to JSON Feed 1.1, with plain text and absolute URLs.
import { readXmlFeed, writtenDate, type XmlPost } from '@foyer/protocol';
import { textOfHtml } from './feed-text.ts';
import type { JsonFeed, JsonFeedItem } from './json-feed.ts';
import { parseXml } from './xml-tree.ts';

const completeRoot = /<\/(?:[\w-]+:)?(?:rss|feed|rdf)\s*>|<(?:[\w-]+:)?(?:rss|feed|rdf)[^<>]*\/>/i;

/** Undefined if the text is no feed, or ends before its first post. */
export function convertXml(text: string, url: string): JsonFeed | undefined {
  const feed = readXmlFeed(parseXml(text), { url, textOfHtml });
  if (feed === undefined || (feed.posts.length === 0 && !completeRoot.test(text))) return undefined;
  const { title, link, language, posts } = feed;
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    ...(link && { home_page_url: link }),
    ...(language && { language }),
    items: posts.map((post) => itemOf(post, language)),
  };
}

function itemOf(
  { id, title, link, summary, content, author, image, published }: XmlPost,
  language: string,
): JsonFeedItem {
  const optional = { url: link, title, summary, image, date_published: dateOf(published, language) };
  return {
    id: id || link || title,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value)),
    content_text: content || summary,
    ...(author && { authors: [{ name: author }] }),
  };
}

/** A date that cannot be read stays as written: the widget may know the language that it needs. */
function dateOf(written: string, language: string): string {
  return writtenDate(written, language) ?? written;
}
