// Reads an address with a domain in other letters than ASCII, or with a name or `mailto:` beside it. Loaded on demand.
import { asciiAddress, cleanAddress, unicodeAddress } from '@foyer/protocol';

export interface ReadAddress {
  /** With its domain in Unicode. */
  readonly shown: string;
  /** With its domain in A-labels. */
  readonly sent: string;
}

export function readAddress(written: string): ReadAddress {
  const sent = asciiAddress(cleanAddress(written));
  return { shown: unicodeAddress(sent), sent };
}
