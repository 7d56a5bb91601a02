// When two spellings of a mail address are one mailbox. Knows nothing of mail.
import { domainToASCII } from 'node:url';

/** Two spellings of one mailbox's domain are one address; the local part is the mailbox's own affair. */
export function addressKey(email: string): string {
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1);
  return `${email.slice(0, at).normalize('NFC')}@${domainToASCII(domain) || domain.toLowerCase()}`;
}
