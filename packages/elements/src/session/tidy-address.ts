// The address in what was pasted: `mailto:lena@example.org`, `Lena <lena@example.org>`, a domain with other letters than
// ASCII. Loaded only for an entry that is no address as it stands.
import { asciiAddress, cleanAddress, isEmail } from '@foyer/protocol';

/** Leaves the entry as it is where it has no address in it, or several. */
export function tidyAddress(control: HTMLInputElement): void {
  const address = asciiAddress(cleanAddress(control.value));
  if (isEmail(address)) control.value = address;
}
