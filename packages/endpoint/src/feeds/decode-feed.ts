// Decodes the bytes of a feed.
import { gunzipSync } from 'node:zlib';
import { otherEncoding } from '@foyer/protocol';

/** After decompression. */
export const maxFeedBytes = 2 * 1024 * 1024;

/** Never fails. */
export function decodeFeed(received: Uint8Array, contentType: string): string {
  const bytes = received[0] === 0x1f && received[1] === 0x8b ? decompress(received) : received;
  const text = new TextDecoder().decode(bytes);
  const encoding = otherEncoding(text, contentType);
  return encoding === undefined ? text : new TextDecoder(encoding).decode(bytes);
}

/** Some hosts send a compressed file without a header that says so. */
function decompress(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxFeedBytes });
  } catch {
    return bytes;
  }
}
