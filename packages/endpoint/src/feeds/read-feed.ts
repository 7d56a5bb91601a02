// Converts the response of a host to a feed in JSON, whatever content type and encoding it declares.
import { decodeFeed } from './decode-feed.ts';
import { convertJson } from './json-feed.ts';
import { convertXml } from './xml-feed.ts';

export interface Feed {
  /** JSON Feed, or the posts of WordPress or Ghost. */
  readonly mediaType: 'application/feed+json' | 'application/json';
  readonly text: string;
}

export type FeedReading =
  { readonly ok: true; readonly feed: Feed } | { readonly ok: false; readonly reason: 'not-a-feed' | 'document-type' };

export interface FeedResponse {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** Base of relative URLs. */
  readonly url: string;
}

const rootTag = /<(?:[\w-]+:)?(?:rss|feed|rdf)[\s>/]/i;
/** With declarations: entities, and with them exponential expansion, can be declared only there. */
const declarations = /<!DOCTYPE[^<>[]*\[/i;

export function readFeed({ bytes, contentType, url }: FeedResponse): FeedReading {
  const text = decodeFeed(bytes, contentType);
  const root = text.search(rootTag);
  const isXml = root >= 0 && !/^\s*[[{]/.test(text);
  if (isXml && declarations.test(text.slice(0, root))) return { ok: false, reason: 'document-type' };
  // A post in JSON may be about feeds.
  const value = (isXml ? convertXml(text, url) : undefined) ?? convertJson(text, url);
  if (value === undefined) return { ok: false, reason: 'not-a-feed' };
  const mediaType = 'version' in value ? 'application/feed+json' : 'application/json';
  return { ok: true, feed: { mediaType, text: JSON.stringify(value) } };
}
