// Feeds in encodings other than UTF-8, or compressed without a header that says so. Loaded if a feed may be one.
import { lostCharacter, otherEncoding } from '@foyer/protocol';
import { type FeedReply, type FeedRequestOptions, requestFeed } from '../../../browser/feed-request.ts';

type FeedResponse = Extract<FeedReply, { readonly kind: 'response' }>;

/** @param reply decoded as UTF-8 */
export async function requestAgain(url: string, reply: FeedResponse, options: FeedRequestOptions): Promise<FeedReply> {
  // eslint-disable-next-line no-control-regex -- as gzip starts
  if (/^\x1f\uFFFD\x08/.test(reply.text)) return requestCompressed(url, reply, options);
  const charset = otherEncoding(reply.text, reply.contentType);
  const again = charset ? await requestFeed(url, { ...options, charset }) : reply;
  return again.kind === 'response' && again.text.includes(lostCharacter) ? reply : again;
}

async function requestCompressed(url: string, reply: FeedResponse, options: FeedRequestOptions): Promise<FeedReply> {
  const raw = await requestFeed(url, { ...options, charset: 'x-user-defined' });
  if (raw.kind !== 'response') return raw;
  // Bytes from 128 on are U+F780 to U+F7FF.
  const bytes = Uint8Array.from(raw.text, (character) => character.charCodeAt(0) & 255);
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return { ...reply, text: await new Response(stream).text() };
  } catch {
    return reply;
  }
}
