// Decodes the bytes of a feed.
import { lostCharacter, otherEncoding } from '@foyer/protocol';

/** Never fails. */
export function decodeFeed(bytes: Uint8Array, contentType: string): string {
  const text = new TextDecoder().decode(bytes);
  const encoding = otherEncoding(text, contentType);
  const other = encoding === undefined ? text : new TextDecoder(encoding).decode(bytes);
  return other.includes(lostCharacter) ? text : other;
}
