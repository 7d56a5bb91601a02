// Loads a feed and converts it to posts in plain text. Imported on demand.
import { asksForOrder, orderKept } from '@foyer/protocol';
import type { TeaserItem } from '../../../base/events.ts';
import type { FeedEntry, FeedFormat, FeedImages, FeedNote } from './feed.ts';
import { feedAddress } from './feed-address.ts';
import { toItem } from './feed-items.ts';
import { newestFirst } from './post-order.ts';
import { type FailedFeed, receiveFeed, type ReceivedFeed } from './receive-feed.ts';

export interface FeedOptions {
  readonly format: FeedFormat;
  readonly count: number;
  readonly images: FeedImages;
  /** Of the page, for dates in a feed that does not name its own. */
  readonly language: string;
  readonly signal: AbortSignal;
  readonly tell: (note: FeedNote) => void;
}

export type LoadedFeed = { readonly kind: 'items'; readonly items: readonly TeaserItem[] } | FailedFeed;

/** The most that WordPress returns. */
const manyPosts = 100;

/** Rejects only if a file of the widget is unavailable. */
export async function loadFeed(source: URL, options: FeedOptions): Promise<LoadedFeed> {
  const received = await receiveFirst(source, options);
  if (received.kind === 'failure') return received;
  const items = toItems(received, source, options);
  const hasMore = received.feed.isPartial === true && items.length < options.count;
  if (!hasMore) return { kind: 'items', items };
  const all = await receiveFirst(source, { ...options, count: manyPosts });
  return { kind: 'items', items: all.kind === 'failure' ? items : toItems(all, source, options) };
}

async function receiveFirst(source: URL, options: FeedOptions): Promise<ReceivedFeed | FailedFeed> {
  const { format, count } = options;
  const address = feedAddress(source, format, count);
  const received = await receiveFeed(address, options);
  if (received.kind === 'feed' || received.code !== 'misconfigured' || format !== 'wordpress') return received;
  const { otherAddresses } = await import('./other-addresses.ts');
  for (const other of otherAddresses(source, count)) {
    const next = await receiveFeed(other, options);
    if (next.kind === 'feed') return next;
  }
  return received;
}

function toItems(
  { feed, url, contentType, readDate }: ReceivedFeed,
  source: URL,
  options: FeedOptions,
): readonly TeaserItem[] {
  const { count, images, language, tell } = options;
  const posts = withoutCopies(feed.entries.filter(({ title, excerpt }) => title || excerpt)).map((entry) => ({
    entry,
    published: entry.published && readDate(entry.published, feed.language || language),
  }));
  const unread = posts.find(({ entry, published }) => entry.published && !published);
  if (unread?.entry.published) tell({ kind: 'date', written: unread.entry.published });
  const isOrdered = asksForOrder(source.searchParams.keys()) || contentType.includes(orderKept);
  const ordered = isOrdered ? posts : newestFirst(posts, ({ published }) => published, Date.now());
  return ordered.slice(0, count).map(({ entry, published }) => toItem(entry, { published, feed: url, images }));
}

/** Some feeds repeat a post. Their ids cannot be trusted: others give the same one to all posts. */
function withoutCopies(entries: readonly FeedEntry[]): readonly FeedEntry[] {
  const byContent = new Map<string, FeedEntry>();
  for (const entry of entries) {
    const content = `${entry.link} ${entry.title} ${entry.excerpt}`;
    if (!byContent.has(content)) byContent.set(content, entry);
  }
  return [...byContent.values()];
}
