// Decodes the bytes of a feed.
import { otherEncoding } from '@foyer/protocol';

/** Never fails. */
export function decodeFeed(bytes: Uint8Array, contentType: string): string {
  const text = new TextDecoder().decode(bytes);
  const encoding = otherEncoding(text, contentType);
  return encoding === undefined ? text : new TextDecoder(encoding).decode(bytes);
}
