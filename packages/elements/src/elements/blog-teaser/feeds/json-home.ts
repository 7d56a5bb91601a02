// Relative URLs in a JSON Feed that names its home page. Loaded if a feed has both.
import { absoluteUrl, feedBase } from '@foyer/protocol';
import type { FeedEntry, ParsedFeed } from './feed.ts';
import { textAt } from './json.ts';

export function withAbsoluteUrls(feed: ParsedFeed, json: unknown, url: string): ParsedFeed {
  const base = feedBase({ url, home: textAt(json, 'home_page_url'), self: textAt(json, 'feed_url') });
  const absolute = (written = '') => absoluteUrl(undefined, written, base);
  const entries = feed.entries.map((entry): FeedEntry => {
    return { ...entry, link: absolute(entry.link), image: absolute(entry.image) };
  });
  return { ...feed, entries };
}
