// Requests a feed and finds its parser.
import { type ErrorCode, isoDate } from '@foyer/protocol';
import { type FeedReply, requestFeed } from '../../../browser/feed-request.ts';
import type { FeedEntry, FeedFormat, FeedNote, ParsedFeed, ReadDate } from './feed.ts';
import { at, parseJson } from './json.ts';

export interface FailedFeed {
  readonly kind: 'failure';
  readonly code: ErrorCode;
  /** Undefined if a script file failed to load, which the browser reports. */
  readonly note?: FeedNote;
  readonly status?: number;
}

export interface FeedBody {
  readonly text: string;
  readonly url: string;
}

export interface ReceivedFeed {
  readonly kind: 'feed';
  readonly feed: ParsedFeed;
  readonly url: URL;
  readonly contentType: string;
  readonly readDate: ReadDate;
}

interface RequestOptions {
  readonly format: FeedFormat;
  readonly signal: AbortSignal;
}

const timeoutMs = 15_000;
/** After JSON it is part of a post. */
const xmlRoot = /^(?!\s*[[{])[^]*<(?:[\w-]+:)?(?:rss|feed|rdf)[\s>]/i;

/** A page usually needs one format, so each parser is a file of its own. */
const parsers = {
  xml: () => import('./xml-feed.ts'),
  'json-feed': () => import('./json-feed.ts'),
  wordpress: () => import('./wordpress.ts'),
  ghost: () => import('./ghost.ts'),
};

export async function receiveFeed(
  address: URL,
  { format, signal }: RequestOptions,
): Promise<ReceivedFeed | FailedFeed> {
  preload(`${format} ${address.pathname}${address.search}`);
  const reply = await requestText(address.href, signal);
  if (reply.kind !== 'response') {
    return { kind: 'failure', code: reply.kind, note: { kind: 'no-response' } };
  }
  const { status } = reply;
  if (status < 200 || status > 299) {
    const code = status < 500 ? 'misconfigured' : 'unavailable';
    return { kind: 'failure', code, status, note: { kind: 'status', status } };
  }
  // Relative URLs are resolved against the URL that a redirect led to.
  const url = reply.url.startsWith('http') ? reply.url : address.href;
  const feed = await readFeed({ ...reply, url }, format);
  if (!feed) return { kind: 'failure', code: 'misconfigured', status, note: { kind: 'format', format } };
  return { ...feed, contentType: reply.contentType };
}

/** Loads the parser that will probably be needed in parallel with the feed. */
function preload(hint: string): void {
  const [, wordpress, ghost, json, xml] = /(wp\/v2|wordpress)|(ghost)|(json)|(rss|atom|xml|feed\/?$)/.exec(hint) ?? [];
  const name = wordpress ? 'wordpress' : ghost ? 'ghost' : json ? 'json-feed' : xml && 'xml';
  if (name) parsers[name]().catch(() => undefined);
}

/** Decodes as UTF-8 first: most feeds are UTF-8, even if another encoding is declared. */
async function requestText(url: string, signal: AbortSignal): Promise<FeedReply> {
  const reply = await requestFeed(url, { timeoutMs, signal });
  // eslint-disable-next-line no-control-regex -- traces of other encodings
  if (reply.kind !== 'response' || !/[\0\x1b\uFFFD]/.test(reply.text)) return reply;
  return (await import('./feed-encoding.ts')).requestAgain(url, reply, { timeoutMs, signal });
}

/** Undefined if the response has another format. */
export async function readFeed(
  body: FeedBody,
  format: FeedFormat,
): Promise<Omit<ReceivedFeed, 'contentType'> | undefined> {
  const found = (xmlRoot.test(body.text) && (await readXmlFeed(body))) || (await readJsonFeed(body));
  return found && isWanted(found.feed.format, format) ? { kind: 'feed', url: new URL(body.url), ...found } : undefined;
}

/** An endpoint converts feeds to JSON Feed; a WordPress without REST API has only its RSS. */
function isWanted(found: FeedFormat, format: FeedFormat): boolean {
  return format === found || /auto|(rss|atom)json|wordpressrss/.test(format + found);
}

type Found = Pick<ReceivedFeed, 'feed' | 'readDate'>;

async function readXmlFeed({ text, url }: FeedBody): Promise<Found | undefined> {
  const { readXml, readDate } = await parsers.xml();
  const feed = readXml(text, url);
  return feed && { feed, readDate };
}

async function readJsonFeed({ text, url }: FeedBody): Promise<Found | undefined> {
  const json = parseJson(text);
  const name = Array.isArray(json) ? 'wordpress' : at(json, 'posts') ? 'ghost' : 'json-feed';
  const found = (await parsers[name]()).readJson(json);
  if (!found) return undefined;
  const hasHome = at(json, 'home_page_url') ?? at(json, 'feed_url');
  const isIncomplete = found.entries.some((entry) => (hasHome && hasRelativeUrl(entry)) || hasImageInText(entry));
  const feed = isIncomplete ? (await import('./json-urls.ts')).withUrls(found, json, url) : found;
  const isIso = feed.entries.every(({ published = '' }) => !published || /^(19|2[01])/.test(isoDate(published) ?? ''));
  return { feed, readDate: isIso ? isoDate : (await import('./feed-date.ts')).readDate };
}

function hasRelativeUrl({ link, image }: FeedEntry): boolean {
  return /^(?!\w+:)./m.test([link, image].join('\n'));
}

function hasImageInText({ image, html = '' }: FeedEntry): boolean {
  return !image && /<img\s/i.test(html);
}
