// What all mails have in common: who writes, to whom the owner's go, and where links lead.
import type { Forms } from '../domain/forms.ts';
import type { Records } from '../domain/ports.ts';
import type { OutgoingMail } from './outgoing-mail.ts';

export interface MailSettings {
  readonly forms: Forms;
  /** Begins every link, without trailing slash. */
  readonly publicUrl: string;
  readonly from: string;
  readonly to: string | undefined;
}

/** What a mail is written from. */
export interface MailContext extends MailSettings {
  readonly records: Records;
  readonly now: number;
}

export type MailDraft = Omit<OutgoingMail, 'messageId'>;
