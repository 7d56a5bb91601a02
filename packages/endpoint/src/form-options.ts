// Options of one form and their defaults, and the definition made from them.
import { type FieldKind, kindOf, parseFieldList } from '@foyer/protocol/server';
import {
  defaultForms,
  type FormDefinition,
  type FormHook,
  type Forms,
  type OwnWords,
  type LabeledField,
} from './domain/forms.ts';
import { mailboxesIn } from './domain/owners.ts';
import type { LocalizedText } from './domain/localized-text.ts';

export interface FieldOptions {
  /** `text` is one line, `list` several values. Default by name: `email`, `message` and `topics` are known. */
  readonly kind?: FieldKind;
  /** Default true. */
  readonly required?: boolean;
  /** Maximum length in characters; default and upper limit are the protocol's. */
  readonly maxLength?: number;
  /** Label on the endpoint's own pages. */
  readonly label?: LocalizedText;
}

export interface FormOptions {
  /** `name? email message`, where `?` means optional, or options by field name. */
  readonly fields?: string | Readonly<Record<string, FieldOptions>>;
  /** Receives notifications; default is `mail.to`. */
  readonly to?: string;
  /** Requires a confirmation by mail; default false. */
  readonly doubleOptIn?: boolean;
  /** Refuses messages without consent; default false. */
  readonly consentRequired?: boolean;
  /**
   * Messages per minute from all visitors, above which challenges get harder; default is thirty times the limit per
   * visitor.
   */
  readonly perMinute?: number;
  /** Language of mails and pages, such as `de`; default is the visitor's. */
  readonly locale?: string;
  /** `informal` for "du"; default is the visitor's. */
  readonly formality?: 'formal' | 'informal';
  /** Follows `[form] ` in the subject of notifications. */
  readonly subject?: string;
  /** Name of the newsletter's sender in its mails; default is the name of the brand. */
  readonly sender?: string;
  /** Consent wording for pages without JavaScript that show none. */
  readonly consent?: LocalizedText;
  /** Text of the thank-you page without JavaScript. */
  readonly thanks?: LocalizedText;
  /** The owner's page that visitors without JavaScript see instead of the thank-you page: an http or https URL. */
  readonly thanksUrl?: LocalizedText;
  /** Subject and text of the mail that asks for the confirmation; the text stands before the button. */
  readonly confirmation?: OwnWords;
  /** Subject and text of the mail to an address that is subscribed already. */
  readonly alreadyConfirmed?: OwnWords;
  /** Automatic answer to the visitor; default none. Never contains what was written. */
  readonly reply?: { readonly subject: LocalizedText; readonly text: LocalizedText };
  /** Days until a message is deleted; default never. */
  readonly retentionDays?: number;
  /** Days until an unconfirmed sign-up is deleted; default 14. */
  readonly pendingDays?: number;
}

const pendingDays = 14;

export function defineForms({
  forms = defaultForms,
  mail,
  brand,
  hooksOf = () => [],
}: {
  readonly forms: Readonly<Record<string, FormOptions>> | undefined;
  readonly mail: { readonly to?: string };
  readonly brand?: { readonly name?: string | undefined };
  /** Hooks of a form. */
  readonly hooksOf?: (form: string) => readonly FormHook[];
}): Forms {
  const sender = brand?.name === undefined ? {} : { sender: brand.name };
  const entries = Object.entries(forms).map(
    ([id, options]) => [id, { ...defineForm(id, { ...sender, ...options }, mail.to), hooks: hooksOf(id) }] as const,
  );
  return new Map(entries);
}

function defineForm(id: string, options: FormOptions, owner: string | undefined): Omit<FormDefinition, 'hooks'> {
  const { fields = 'email', doubleOptIn = false, consentRequired = false, subject, to = owner, ...others } = options;
  return {
    pendingDays,
    ...others,
    id,
    fields: typeof fields === 'string' ? parseFieldList(fields) : Object.entries(fields).map(defineField),
    doubleOptIn,
    consentRequired,
    owners: mailboxesIn(to),
    subject: subject ?? (doubleOptIn ? defaultForms.newsletter.subject : defaultForms.contact.subject),
  };
}

function defineField([name, { kind = kindOf(name), required = true, ...others }]: [
  string,
  FieldOptions,
]): LabeledField {
  return { name, kind, required, ...others };
}
