// Definition of a form: its fields, consent, double opt-in. Knows neither HTTP nor the settings file.

import type { FieldRule, FormRules } from '@foyer/protocol/server';
import type { HookEvent } from './outbox.ts';
import type { LocalizedText } from './localized-text.ts';

export interface LabeledField extends FieldRule {
  /** Label on the endpoint's own pages. */
  readonly label?: LocalizedText;
}

export interface FormHook {
  readonly name: string;
  readonly events: readonly HookEvent[];
}

/** Each has a built-in default. */
export interface OwnWords {
  readonly subject?: LocalizedText;
  /** Blank lines separate paragraphs. */
  readonly text?: LocalizedText;
}

export interface FormDefinition extends FormRules {
  readonly fields: readonly LabeledField[];
  readonly doubleOptIn: boolean;
  /** Mailboxes that are notified of each message. */
  readonly owners: readonly string[];
  /** Messages per minute from all visitors, above which challenges get harder. */
  readonly perMinute?: number;
  /** Language of mails and pages; default is the visitor's. */
  readonly locale?: string;
  /** `informal` uses "du" in German; default is the visitor's. */
  readonly formality?: 'formal' | 'informal';
  /** Follows `[form] ` in the subject of notifications. */
  readonly subject: string;
  /** Name of the newsletter's sender in its mails. */
  readonly sender?: string;
  /** Consent wording for pages that show none. */
  readonly consent?: LocalizedText;
  readonly thanks?: LocalizedText;
  /** Hooks that receive this form's events. */
  readonly hooks: readonly FormHook[];
  /** The owner's words in the mail that asks for the confirmation. */
  readonly confirmation?: OwnWords;
  /** The owner's words in the mail to an address that is subscribed already. */
  readonly alreadyConfirmed?: OwnWords;
  /** The owner's page that visitors without JavaScript see at the end. */
  readonly thanksUrl?: LocalizedText;
  /** Automatic answer to the visitor. */
  readonly reply?: { readonly subject: LocalizedText; readonly text: LocalizedText };
  /** Days until a message is deleted; default never. */
  readonly retentionDays?: number;
  /** Days until an unconfirmed sign-up is deleted. */
  readonly pendingDays: number;
}

export type Forms = ReadonlyMap<string, FormDefinition>;

/** Forms of an endpoint without configuration. */
export const defaultForms = {
  contact: {
    fields: 'name? email message phone? subject?',
    doubleOptIn: false,
    consentRequired: false,
    subject: 'New message',
  },
  newsletter: { fields: 'email name? topics?', doubleOptIn: true, consentRequired: true, subject: 'New sign-up' },
} as const;

/** Ids that would shadow one of the endpoint's routes. */
export const reservedFormIds: readonly string[] = ['confirm', 'unsubscribe', 'health', 'inbox', 'metrics', 'feed'];

/** A form id is one URL path segment. */
export const formIdPattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
