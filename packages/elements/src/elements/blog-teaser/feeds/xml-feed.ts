// Feeds in XML. Loaded if the response is XML.
import { readXmlFeed } from '@foyer/protocol';
import type { FeedEntry, ParsedFeed } from './feed.ts';
import { parseXml } from './parse-xml.ts';
import { textOfHtml } from './plain-text.ts';

export { writtenDate as readDate } from '@foyer/protocol';

/** Undefined if the text is not a feed. A cut feed without posts is a failure, not an empty feed. */
export function readXml(text: string, url: string): ParsedFeed | undefined {
  const { document, isComplete } = parseXml(text);
  const feed = readXmlFeed(document, { url, textOfHtml });
  if (!feed || (!isComplete && feed.posts.length === 0)) return undefined;
  const { format, language, posts } = feed;
  const entries = posts.map(({ title, link, summary, content, author, image, published }): FeedEntry => {
    const rest = { author: author || undefined, image, imageAlt: undefined, published: published || undefined };
    return { title, link, excerpt: summary || content, content: content || summary, ...rest };
  });
  return { format, language, entries };
}
