// Every event that a widget fires, with what it carries.
import type { Consent, ErrorCode, Problem } from '@foyer/protocol';
import type { SubmissionStatus } from '../submission/machine.ts';
import type { ServiceReceipt } from '../submission/outcome.ts';
import type { FieldValues } from '../submission/fields.ts';
import type { SubmitResponse } from '../submission/page-response.ts';
import type { FieldIssue } from '../submission/validate.ts';

export type { SubmitResponse };

/** What is about to be sent. Cancel the event, and call `respondWith`, to send it yourself. */
export interface FoyerSubmitDetail {
  readonly submissionId: string;
  readonly form: string;
  /** Absolute URL, or empty where none is configured. */
  readonly endpoint: string;
  readonly fields: FieldValues;
  readonly consent: Consent | undefined;
  /** Hands over what comes of it. To be called once, while the event is being heard. */
  readonly respondWith: (response: PromiseLike<SubmitResponse> | SubmitResponse) => void;
}

/** The message is on the endpoint's disk. */
export interface FoyerSuccessDetail {
  readonly submissionId: string;
  /** `receivedAt` is missing where the service does not say when. */
  readonly receipt: ServiceReceipt;
}

/** The message was handed to a service whose answer no page can read: nobody knows whether it is stored. */
export interface FoyerUnconfirmedDetail {
  readonly submissionId: string;
}

/** The message is not stored; for a feed, that it could not be loaded. */
export interface FoyerErrorDetail {
  readonly submissionId?: string;
  readonly code: ErrorCode;
  readonly status?: number;
  readonly problem?: Problem;
  /** True where sending the same once more may help. */
  readonly retryable: boolean;
}

/** One thing to correct, in the visitor's language. */
export interface InvalidField extends FieldIssue {
  readonly message: string;
}

export interface FoyerInvalidDetail {
  readonly fields: readonly InvalidField[];
}

/** One post, as plain text. */
export interface TeaserItem {
  readonly title: string;
  readonly href?: string;
  readonly excerpt?: string;
  readonly author?: string;
  readonly authorImage?: string;
  readonly image?: string;
  readonly imageAlt?: string;
  /** ISO 8601. */
  readonly published?: string;
  readonly minutesToRead?: number;
}

export interface FoyerLoadDetail {
  readonly items: readonly TeaserItem[];
  /** Absolute URL of the feed. */
  readonly source: string;
}

export interface FoyerActionDetail {
  /** Absolute URL, or the `opens` selector of a banner. */
  readonly href: string;
}

/** What `submit()` resolves to; it never rejects. */
export interface SubmissionResult {
  readonly ok: boolean;
  readonly state: SubmissionStatus;
  readonly submissionId?: string;
  readonly receipt?: ServiceReceipt;
  readonly error?: Omit<FoyerErrorDetail, 'submissionId'>;
}

/** Events of all widgets: they bubble and cross shadow roots. */
export interface FoyerEventMap {
  'foyer-submit': CustomEvent<FoyerSubmitDetail>;
  'foyer-success': CustomEvent<FoyerSuccessDetail>;
  'foyer-unconfirmed': CustomEvent<FoyerUnconfirmedDetail>;
  'foyer-error': CustomEvent<FoyerErrorDetail>;
  'foyer-invalid': CustomEvent<FoyerInvalidDetail>;
  'foyer-load': CustomEvent<FoyerLoadDetail>;
  'foyer-action': CustomEvent<FoyerActionDetail>;
  'foyer-dismiss': CustomEvent<undefined>;
}

declare global {
  interface HTMLElementEventMap extends FoyerEventMap {}
}

export type DetailOf<Type extends keyof FoyerEventMap> = FoyerEventMap[Type]['detail'];
