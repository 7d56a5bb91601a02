// Decompresses the bytes of a feed. Apart from its reader, which runs in browsers, too.
import { gunzipSync } from 'node:zlib';

/** After decompression. */
export const maxFeedBytes = 2 * 1024 * 1024;

/** Some hosts send a compressed file without a header that says so. Never fails. */
export function decompressFeed(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: maxFeedBytes });
  } catch {
    return bytes;
  }
}
