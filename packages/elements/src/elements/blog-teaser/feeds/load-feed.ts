// Loads a feed and converts it to posts in plain text. Imported on demand.
import { type ErrorCode, writtenDate } from '@foyer/protocol';
import type { TeaserItem } from '../../../base/events.ts';
import { requestFeed } from '../../../browser/feed-request.ts';
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

/** The response as text and, if it is well-formed XML, as a document. */
export interface FeedBody {
  readonly text: string;
  readonly xml: XMLDocument | null;
}

export interface FeedOptions {
  readonly format: FeedFormat;
  readonly count: number;
  readonly images: FeedImages;
  readonly signal: AbortSignal;
}

/** `reason` is meant for the site owner. */
export interface FailedFeed {
  readonly kind: 'failure';
  readonly code: ErrorCode;
  readonly reason: string;
  readonly status?: number;
}

export type LoadedFeed = { readonly kind: 'items'; readonly items: readonly TeaserItem[] } | FailedFeed;

const timeoutMs = 15_000;
const excerptLength = 300;
/** Maximum length of an excerpt that replaces a missing title. */
const titleLength = 80;
/** Words an adult reads per minute (Brysbaert 2019, a meta-analysis of 190 studies). */
const wordsPerMinute = 238;

/** Never rejects. */
export async function loadFeed(source: URL, options: FeedOptions): Promise<LoadedFeed> {
  const address = options.format === 'wordpress' ? wordPressUrl(source, options.count) : source;
  const reply = await requestFeed(address.href, { timeoutMs, signal: options.signal });
  if (reply.kind !== 'response')
    return {
      kind: 'failure',
      code: reply.kind,
      reason: 'no response that the page may read (does the server allow CORS?)',
    };
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
    return {
      kind: 'failure',
      code: 'misconfigured',
      reason: `the response is not a feed of format "${options.format}"`,
      status,
    };
  return {
    kind: 'items',
    items: entries
      .filter(({ title, excerpt }) => title || excerpt)
      .slice(0, options.count)
      .map((entry) => toItem(entry, address, options.images)),
  };
}

/** Undefined if the response has another format. */
export function readEntries({ text, xml }: FeedBody, format: FeedFormat): readonly FeedEntry[] | undefined {
  const [found, entries] = xml ? readXml(xml) : readJson(parseJson(text));
  return format === 'auto' || format === found ? entries : undefined;
}

type Found = readonly [format?: FeedFormat, entries?: readonly FeedEntry[]];

function readXml(xml: XMLDocument): Found {
  const root = xml.documentElement.localName.toLowerCase();
  if (root === 'rss' || root === 'rdf') return ['rss', readRss(xml)];
  return root === 'feed' ? ['atom', readAtom(xml)] : [];
}

function readJson(json: unknown): Found {
  if (isJsonFeed(json)) return ['json-feed', readJsonFeed(json)];
  return isWordPress(json) ? ['wordpress', readWordPress(json)] : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Unsafe links and images are omitted; the post is kept. */
function toItem(entry: FeedEntry, feed: URL, images: FeedImages): TeaserItem {
  const { title, excerpt, author, imageAlt } = entry;
  const href = safeUrl(entry.link ?? '', 'page', feed.href);
  const image = allowedImage(entry.image, feed, images);
  const published = writtenDate(entry.published ?? '');
  const words = entry.content.split(/\s+/).length;
  return {
    title: title || shorten(excerpt, titleLength),
    excerpt: shorten(excerpt, excerptLength),
    ...(href && { href }),
    ...(author && { author }),
    ...(image && { image, imageAlt: imageAlt ?? '' }),
    ...(published && { published }),
    ...(words >= wordsPerMinute && { minutesToRead: Math.round(words / wordsPerMinute) }),
  };
}

/** Loading an image from another host would disclose the visitor to that host. */
function allowedImage(image: string | undefined, feed: URL, images: FeedImages): string | undefined {
  const source = safeUrl(image ?? '', 'page', feed.href);
  if (!source || images === 'none') return undefined;
  return images === 'any' || new URL(source).host === feed.host ? source : undefined;
}
