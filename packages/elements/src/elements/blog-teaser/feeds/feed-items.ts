// Converts entries to posts: safe URLs, short texts, reading times. Pure.
import type { TeaserItem } from '../../../base/events.ts';
import { safeUrl } from '../../../browser/safe-url.ts';
import type { FeedEntry, FeedImages } from './feed.ts';
import { shorten } from './plain-text.ts';

const excerptLength = 300;
/** Maximum length of an excerpt that replaces a missing title. */
const titleLength = 80;
/** Words an adult reads per minute (Brysbaert 2019, a meta-analysis of 190 studies). */
const wordsPerMinute = 238;

export interface ItemOptions {
  /** As `isoDate` returns it. */
  readonly published: string | undefined;
  /** Base of relative URLs. */
  readonly feed: URL;
  readonly images: FeedImages;
}

/** Unsafe links and images are omitted; the post is kept. */
export function toItem(entry: FeedEntry, { published, feed, images }: ItemOptions): TeaserItem {
  const { title, excerpt, imageAlt, takeaways } = entry;
  const href = safeUrl(entry.link ?? '', 'page', feed.href);
  const image = allowedImage(entry.image, feed, images);
  const words = entry.content.split(/\s+/).length;
  return {
    title: title || shorten(excerpt, titleLength),
    excerpt: shorten(excerpt, excerptLength),
    ...(href && { href }),
    ...authorOf(entry, allowedImage(entry.authorImage, feed, images)),
    ...(image && { image, imageAlt: imageAlt ?? '' }),
    ...(published && { published }),
    ...(words >= wordsPerMinute && { minutesToRead: Math.round(words / wordsPerMinute) }),
    ...(takeaways?.length && { takeaways }),
  };
}

function authorOf({ author }: FeedEntry, authorImage: string | undefined): Pick<TeaserItem, 'author' | 'authorImage'> {
  return author ? { author, ...(authorImage && { authorImage }) } : {};
}

/** Loading an image from another host would disclose the visitor to that host. */
function allowedImage(image: string | undefined, feed: URL, images: FeedImages): string | undefined {
  const source = safeUrl(image ?? '', 'page', feed.href);
  if (!source || images === 'none') return undefined;
  return images === 'any' || new URL(source).host === feed.host ? source : undefined;
}
