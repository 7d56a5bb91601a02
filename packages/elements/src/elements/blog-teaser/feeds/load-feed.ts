// From a feed's address to posts as plain text. Loaded only by teasers that have a feed.
import type { ErrorCode } from '@foyer/protocol';
import type { TeaserItem } from '../../../base/events.ts';
import { type FeedReply, requestFeed } from '../../../browser/feed-request.ts';
import { safeUrl } from '../../../browser/safe-url.ts';
import { readAtom } from './atom.ts';
import type { FeedEntry } from './feed.ts';
import { isJsonFeed, readJsonFeed } from './json-feed.ts';
import { shorten } from './plain-text.ts';
import { readRss } from './rss.ts';
import { isWordPress, readWordPress, wordPressUrl } from './wordpress.ts';

export const feedFormats = ['auto', 'rss', 'atom', 'json-feed', 'wordpress'] as const;
export type FeedFormat = (typeof feedFormats)[number];
export type FeedImages = 'feed' | 'any' | 'none';

export interface FeedOptions {
  readonly format: FeedFormat;
  readonly count: number;
  readonly images: FeedImages;
  readonly signal: AbortSignal;
}

export type LoadedFeed =
  | { readonly kind: 'items'; readonly items: readonly TeaserItem[] }
  | { readonly kind: 'failure'; readonly code: ErrorCode; readonly reason: string; readonly status?: number };

const timeoutMs = 15_000;
const excerptLength = 300;
/** What an adult reads in a minute: 238 words (Brysbaert 2019, a meta-analysis of 190 studies). */
const wordsPerMinute = 238;

/** Never rejects. `reason` is for the site's owner. */
export async function loadFeed(source: URL, options: FeedOptions): Promise<LoadedFeed> {
  const address = options.format === 'wordpress' ? wordPressUrl(source, options.count) : source;
  const reply = await requestFeed(address.href, { timeoutMs, signal: options.signal });
  if (reply.kind !== 'response')
    return { kind: 'failure', code: reply.kind, reason: 'no answer that this page may read (is CORS allowed there?)' };
  const { status } = reply;
  if (status < 200 || status > 299)
    return {
      kind: 'failure',
      code: status >= 500 ? 'unavailable' : 'misconfigured',
      reason: `status ${status}`,
      status,
    };
  const entries = readEntries(reply, options.format);
  if (!entries)
    return { kind: 'failure', code: 'misconfigured', reason: `it is no feed of format "${options.format}"`, status };
  return {
    kind: 'items',
    items: entries.slice(0, options.count).map((entry) => toItem(entry, address, options.images)),
  };
}

/** Undefined where the answer is not of the wanted format. */
export function readEntries(
  { text, xml }: Pick<FeedReply & { kind: 'response' }, 'text' | 'xml'>,
  format: FeedFormat,
): readonly FeedEntry[] | undefined {
  const root = xml?.documentElement.localName.toLowerCase();
  const wants = (name: FeedFormat) => format === 'auto' || format === name;
  if (xml && (root === 'rss' || root === 'rdf') && wants('rss')) return readRss(xml);
  if (xml && root === 'feed' && wants('atom')) return readAtom(xml);
  const json = xml ? undefined : parseJson(text);
  if (isJsonFeed(json) && wants('json-feed')) return readJsonFeed(json);
  return isWordPress(json) && wants('wordpress') ? readWordPress(json) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A link or picture that may not be used is left out; the post stays. */
function toItem(entry: FeedEntry, feed: URL, images: FeedImages): TeaserItem {
  const { title, author, imageAlt, content } = entry;
  const href = entry.link && safeUrl(entry.link, 'page', feed.href);
  const image = entry.image && safeUrl(entry.image, 'page', feed.href);
  const allowed = image && (images === 'any' || (images === 'feed' && new URL(image).host === feed.host));
  const published = entry.published && toIsoDate(entry.published);
  const words = content.split(/\s+/).length;
  return {
    title,
    ...(href && { href }),
    ...(entry.excerpt && { excerpt: shorten(entry.excerpt, excerptLength) }),
    ...(author && { author }),
    ...(allowed && { image, imageAlt: imageAlt ?? '' }),
    ...(published && { published }),
    ...(words >= wordsPerMinute && { minutesToRead: Math.round(words / wordsPerMinute) }),
  };
}

function toIsoDate(written: string): string | undefined {
  const date = new Date(written);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
