// What an owner asks of each form: its known fields and whether a click in a mail has to confirm it.
// Knows neither HTTP nor where the description came from.

import type { HookEvent } from './outbox.ts';
import type { LocalizedText } from './localized-text.ts';

export type FieldKind = 'text' | 'multi-line' | 'email' | 'list';

export interface FieldRule {
  readonly name: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** Characters; without it as many as the kind may have. */
  readonly maxLength?: number;
  /** What pages call it. */
  readonly label?: LocalizedText;
}

export interface FormHook {
  readonly name: string;
  readonly events: readonly HookEvent[];
}

export interface FormDefinition {
  readonly id: string;
  readonly fields: readonly FieldRule[];
  readonly consentRequired: boolean;
  readonly doubleOptIn: boolean;
  /** Tell the owner of each message by mail. */
  readonly notifies: boolean;
  /** Who is told. */
  readonly to?: string;
  /** Messages a minute from everybody; without it a multiple of what one address may send. */
  readonly perMinute?: number;
  /** Language of mails and pages; without it the visitor's own. */
  readonly locale?: string;
  /** `informal` writes "du" where the language has both; without it the visitor's own. */
  readonly formality?: 'formal' | 'informal';
  /** Follows `[form] ` in the subject of the owner's mail. */
  readonly subject: string;
  /** Who sends the newsletter, for the wording of its mails. */
  readonly sender?: string;
  /** What is agreed to where a page shows no wording. */
  readonly consent?: LocalizedText;
  readonly thanks?: LocalizedText;
  /** Other programs that hear of it. */
  readonly hooks: readonly FormHook[];
  /** An answer to whoever wrote. */
  readonly reply?: { readonly subject: LocalizedText; readonly text: LocalizedText };
  /** Days after which a message is deleted; without it messages stay. */
  readonly retentionDays?: number;
  /** Days after which a sign-up that nobody confirmed is deleted. */
  readonly pendingDays: number;
}

export type Forms = ReadonlyMap<string, FormDefinition>;

const kinds: Readonly<Record<string, FieldKind>> = { email: 'email', message: 'multi-line', topics: 'list' };

/** Reads the short way to write fields: `name? email message`, where `?` means optional. */
export function parseFieldList(list: string): readonly FieldRule[] {
  return list
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const name = word.replace(/\?$/, '');
      return { name, kind: kindOf(name), required: name === word };
    });
}

export function kindOf(name: string): FieldKind {
  return Object.hasOwn(kinds, name) ? (kinds[name] ?? 'text') : 'text';
}

/** The two forms that an endpoint has when nobody configured any. */
export const defaultForms = {
  contact: {
    fields: 'name? email message phone? subject?',
    doubleOptIn: false,
    consentRequired: false,
    subject: 'New message',
  },
  newsletter: { fields: 'email name? topics?', doubleOptIn: true, consentRequired: true, subject: 'New sign-up' },
} as const;

/** Ids that would hide a route of the endpoint's own. */
export const reservedFormIds: readonly string[] = ['confirm', 'unsubscribe', 'health', 'inbox', 'metrics', 'feed'];

/** What a form's id may look like: it is one segment of a URL. */
export const formIdPattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
