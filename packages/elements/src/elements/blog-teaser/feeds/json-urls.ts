// URLs in JSON: relative ones in a feed that names its home page, and pictures in the texts. Loaded if a feed has either.
import { absoluteUrl, feedBase, imageInHtml } from '@foyer/protocol';
import type { FeedEntry, ParsedFeed } from './feed.ts';
import { textAt } from './json.ts';
import { textOfHtml } from './plain-text.ts';

export function withUrls(feed: ParsedFeed, json: unknown, url: string): ParsedFeed {
  const base = feedBase({ url, home: textAt(json, 'home_page_url'), self: textAt(json, 'feed_url') });
  const absolute = (written = '') => absoluteUrl(undefined, written, base);
  const entries = feed.entries.map((entry): FeedEntry => {
    const link = absolute(entry.link);
    // The other formats have the text as it stands on the page of the post.
    const place = feed.format === 'json-feed' ? base : (link ?? base);
    const image = absolute(entry.image) ?? imageInHtml(entry.html ?? '', { url: place, textOfHtml });
    return { ...entry, link, image };
  });
  return { ...feed, entries };
}
