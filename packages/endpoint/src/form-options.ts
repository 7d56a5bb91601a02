// What an owner can decide about one form, with its defaults, and what the rules make of it.
import {
  defaultForms,
  type FieldKind,
  type FieldRule,
  type FormDefinition,
  type FormHook,
  type Forms,
  kindOf,
  parseFieldList,
} from './domain/forms.ts';
import type { LocalizedText } from './domain/localized-text.ts';

export interface FieldOptions {
  /** `text` is one line, `list` several values; by the name by default: `email`, `message` and `topics` are known. */
  readonly kind?: FieldKind;
  /** Default true. */
  readonly required?: boolean;
  /** Characters; at most and by default what the protocol allows. */
  readonly maxLength?: number;
  /** What the endpoint's own pages call it. */
  readonly label?: LocalizedText;
}

export interface FormOptions {
  /** `name? email message`, where `?` means optional, or more about each by its name. */
  readonly fields?: string | Readonly<Record<string, FieldOptions>>;
  /** Who is told of new messages; by default whom `mail` names. */
  readonly to?: string;
  /** Only a click in a mail makes a subscriber; default false. */
  readonly doubleOptIn?: boolean;
  /** Refuse a message without consent; default false. */
  readonly consentRequired?: boolean;
  /** Messages a minute to this form, from everybody; by default thirty times what one address may send. */
  readonly perMinute?: number;
  /** Language of mails and pages, such as `de`; the visitor's own by default. */
  readonly locale?: string;
  /** `informal` for "du"; the visitor's own by default. */
  readonly formality?: 'formal' | 'informal';
  /** Follows `[form] ` in the subject of the owner's mail. */
  readonly subject?: string;
  /** Who sends the newsletter, for the wording of its mails. */
  readonly sender?: string;
  /** What is agreed to where a page without JavaScript shows no wording of its own. */
  readonly consent?: LocalizedText;
  /** Says thanks on the page without JavaScript. */
  readonly thanks?: LocalizedText;
  /** An answer that goes to whoever wrote; by default none. Nothing that was written stands in it. */
  readonly reply?: { readonly subject: LocalizedText; readonly text: LocalizedText };
  /** Days after which a message is deleted; by default they stay. */
  readonly retentionDays?: number;
  /** Days after which a sign-up that nobody confirmed is deleted; default 14. */
  readonly pendingDays?: number;
}

const pendingDays = 14;

export function defineForms({
  forms = defaultForms,
  mail,
  hooksOf = () => [],
}: {
  readonly forms: Readonly<Record<string, FormOptions>> | undefined;
  readonly mail: { readonly to?: string };
  /** Those that hear of a form. */
  readonly hooksOf?: (form: string) => readonly FormHook[];
}): Forms {
  const entries = Object.entries(forms).map(
    ([id, options]) => [id, { ...defineForm(id, options, mail.to), hooks: hooksOf(id) }] as const,
  );
  return new Map(entries);
}

function defineForm(id: string, options: FormOptions, owner: string | undefined): Omit<FormDefinition, 'hooks'> {
  const { fields = 'email', doubleOptIn = false, consentRequired = false, subject, to = owner, ...others } = options;
  return {
    pendingDays,
    ...others,
    ...(to !== undefined && { to }),
    id,
    fields: typeof fields === 'string' ? parseFieldList(fields) : Object.entries(fields).map(defineField),
    doubleOptIn,
    consentRequired,
    notifies: to !== undefined && !doubleOptIn,
    subject: subject ?? (doubleOptIn ? defaultForms.newsletter.subject : defaultForms.contact.subject),
  };
}

function defineField([name, { kind = kindOf(name), required = true, ...others }]: [string, FieldOptions]): FieldRule {
  return { name, kind, required, ...others };
}
