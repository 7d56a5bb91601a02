// Decides when two mail addresses are the same mailbox.
import { domainToASCII } from 'node:url';

/** Normalizes the domain; the local part is case-sensitive by standard. */
export function addressKey(email: string): string {
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1);
  return `${email.slice(0, at).normalize('NFC')}@${domainToASCII(domain) || domain.toLowerCase()}`;
}
