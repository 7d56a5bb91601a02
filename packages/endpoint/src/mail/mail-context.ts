// Settings and context that all mails share.
import type { Brand } from '../domain/brand.ts';
import type { Forms } from '../domain/forms.ts';
import type { Records } from '../domain/ports.ts';
import type { OutgoingMail } from './outgoing-mail.ts';

export interface MailSettings {
  readonly forms: Forms;
  /** Start of every link, without trailing slash. */
  readonly publicUrl: string;
  readonly from: string;
  /** Mailboxes of the owner. */
  readonly owners: readonly string[];
  readonly brand: Brand;
  /** Of the times in mails to owners, IANA. */
  readonly timeZone: string;
  /** Signs the links to unsubscribe. */
  readonly linkKey: Uint8Array;
}

export interface MailContext extends MailSettings {
  readonly records: Records;
  readonly now: number;
}

export type MailDraft = Omit<OutgoingMail, 'messageId'>;
