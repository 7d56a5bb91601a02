// Whether what came is a feed, and one that harms no parser. Hands it on as text: what is in it is the widget's affair.
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

/** What a `Content-Type` says, where feeds come with it. */
export function feedMediaType(contentType: string): FeedMediaType | undefined {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return Object.hasOwn(mediaTypes, type) ? mediaTypes[type] : undefined;
}

export function readFeed(bytes: Uint8Array, contentType: string): FeedReading {
  const mediaType = feedMediaType(contentType);
  // Judged and handed on as the same text: in another encoding a parser could find what was not seen here.
  const text = mediaType && decode(bytes, mediaType === 'application/xml' ? charsetOf(bytes, contentType) : 'utf-8');
  if (mediaType === undefined || text === undefined) return notAFeed;
  if (mediaType === 'application/xml') return readXml(text);
  return isJsonFeed(text) ? { ok: true, feed: { mediaType, text } } : notAFeed;
}

/** As RFC 7303 has it: the byte order mark first, then the header, then the document. */
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

/** Entities, and with them all that grows without bounds, are declared in a document type, and that only before the root. */
function readXml(text: string): FeedReading {
  const start = skip(text);
  if (text.startsWith('<!DOCTYPE', start)) return { ok: false, reason: 'document-type' };
  root.lastIndex = start;
  if (!root.test(text)) return notAFeed;
  // It goes on in UTF-8, whatever it came in.
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

/** JSON Feed, or the posts of a WordPress site. */
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
