// Extracts the address from pasted text: `mailto:lena@example.org`, `Lena <lena@example.org>`, a domain with letters other than
// ASCII. Loaded only if the entry is not a valid address.
import { asciiAddress, cleanAddress, isEmail } from '@foyer/protocol';

/** Leaves the entry unchanged if it contains no address, or several. */
export function tidyAddress(control: HTMLInputElement): void {
  const address = asciiAddress(cleanAddress(control.value));
  if (isEmail(address)) control.value = address;
}
