// Accepts feeds that are safe to parse, and passes them on as text. Their content is parsed in the widget.
import { isObject } from '../domain/read-json.ts';

export type FeedMediaType = 'application/xml' | 'application/json';

export interface Feed {
  readonly mediaType: FeedMediaType;
  readonly text: string;
}

export type FeedReading =
  { readonly ok: true; readonly feed: Feed } | { readonly ok: false; readonly reason: 'not-a-feed' | 'document-type' };

const mediaTypes: Readonly<Record<string, FeedMediaType>> = {
  'application/rss+xml': 'application/xml',
  'application/atom+xml': 'application/xml',
  'application/rdf+xml': 'application/xml',
  'application/xml': 'application/xml',
  'text/xml': 'application/xml',
  'application/feed+json': 'application/json',
  'application/json': 'application/json',
};

const notAFeed: FeedReading = { ok: false, reason: 'not-a-feed' };

/** The feed type of a `Content-Type`, if any. */
export function feedMediaType(contentType: string): FeedMediaType | undefined {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return Object.hasOwn(mediaTypes, type) ? mediaTypes[type] : undefined;
}

export function readFeed(bytes: Uint8Array, contentType: string): FeedReading {
  const mediaType = feedMediaType(contentType);
  // Decoded once: a parser that assumed another encoding could see other content than was checked.
  const text = mediaType && decode(bytes, mediaType === 'application/xml' ? charsetOf(bytes, contentType) : 'utf-8');
  if (mediaType === undefined || text === undefined) return notAFeed;
  if (mediaType === 'application/xml') return readXml(text);
  return isJsonFeed(text) ? { ok: true, feed: { mediaType, text } } : notAFeed;
}

/** RFC 7303: byte order mark, then header, then XML declaration. */
function charsetOf(bytes: Uint8Array, contentType: string): string {
  const mark = [...bytes.subarray(0, 2)].map((byte) => byte.toString(16)).join('');
  if (mark === 'fffe') return 'utf-16le';
  if (mark === 'feff') return 'utf-16be';
  if (mark === 'efbb') return 'utf-8';
  const inHeader = /;\s*charset="?([\w.:-]+)/i.exec(contentType)?.[1];
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return inHeader ?? /^<\?xml[^>]*?encoding=["']([\w.:-]+)/i.exec(start)?.[1] ?? 'utf-8';
}

function decode(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return undefined;
  }
}

const beforeRoot = [/\s+/y, /<\?[^]*?\?>/y, /<!--[^]*?-->/y];
const root = /<(?:[\w.-]+:)?(?:rss|feed|RDF)[\s/>]/y;

/**
 * Rejects a document type: entities, and with them exponential expansion, can be declared only there, before the
 * root.
 */
function readXml(text: string): FeedReading {
  const start = skip(text);
  if (text.startsWith('<!DOCTYPE', start)) return { ok: false, reason: 'document-type' };
  root.lastIndex = start;
  if (!root.test(text)) return notAFeed;
  // Served as UTF-8, so the declared encoding is removed.
  const withoutEncoding = text.replace(/^(<\?xml[^>]{0,100}?)\s{1,20}encoding=["'][\w.:-]*["']/, '$1');
  return { ok: true, feed: { mediaType: 'application/xml', text: withoutEncoding } };
}

function skip(text: string): number {
  let position = 0;
  for (;;) {
    const end = beforeRoot.map((part) => endOf(part, text, position)).find((found) => found !== undefined);
    if (end === undefined) return position;
    position = end;
  }
}

function endOf(part: RegExp, text: string, position: number): number | undefined {
  part.lastIndex = position;
  return part.test(text) ? part.lastIndex : undefined;
}

/** JSON Feed, or the posts of WordPress' REST API. */
function isJsonFeed(text: string): boolean {
  const value = parse(text);
  if (Array.isArray(value)) return value.every((post) => isObject(post) && 'title' in post && 'link' in post);
  return isObject(value) && /^https?:\/\/jsonfeed\.org\/version\//.test(String(value['version']));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
