// How what the owner searches for may be written: addresses are stored with their domain in A-labels, and shown and
// mentioned in Unicode.
import { asciiAddress, unicodeAddress } from '@foyer/protocol';
import { foldText } from './fold-text.ts';

/** The words themselves first. */
export function spellingsOf(search: string): readonly [string, ...string[]] {
  const words = foldText(search);
  const others = new Set([asciiAddress(words), unicodeAddress(words)].map(foldText));
  others.delete(words);
  return [words, ...others];
}
