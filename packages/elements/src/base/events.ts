// The events of all widgets and their details.
import type { Consent, ErrorCode, Problem } from '@foyer/protocol';
import type { SubmissionStatus } from '../submission/machine.ts';
import type { ServiceReceipt } from '../submission/outcome.ts';
import type { FieldValues } from '../submission/fields.ts';
import type { SubmitResponse } from '../submission/page-response.ts';
import type { FieldIssue } from '../submission/validate.ts';

export type { SubmitResponse };

/** Fired before a message is sent. Cancel the event and call `respondWith` to send the message yourself. */
export interface FoyerSubmitDetail {
  readonly submissionId: string;
  readonly form: string;
  /** Absolute URL; empty if none is configured. */
  readonly endpoint: string;
  readonly fields: FieldValues;
  readonly consent: Consent | undefined;
  /** Passes on the result of your own request. Call it once, while the event is being dispatched. */
  readonly respondWith: (response: PromiseLike<SubmitResponse> | SubmitResponse) => void;
}

/** The endpoint has stored the message. */
export interface FoyerSuccessDetail {
  readonly submissionId: string;
  /** `receivedAt` is missing if the service does not return it. */
  readonly receipt: ServiceReceipt;
}

/** The message was passed to a service whose response the page cannot read, so storage cannot be verified. */
export interface FoyerUnconfirmedDetail {
  readonly submissionId: string;
}

/** The message is not stored, or the feed could not be loaded. */
export interface FoyerErrorDetail {
  readonly submissionId?: string;
  readonly code: ErrorCode;
  readonly status?: number;
  readonly problem?: Problem;
  /** Whether sending the same message again may succeed. */
  readonly retryable: boolean;
}

/** One validation issue, in the visitor's language. */
export interface InvalidField extends FieldIssue {
  readonly message: string;
}

export interface FoyerInvalidDetail {
  readonly fields: readonly InvalidField[];
}

/** One post as plain text. */
export interface TeaserItem {
  readonly title: string;
  readonly href?: string;
  readonly excerpt?: string;
  readonly author?: string;
  readonly authorImage?: string;
  readonly takeaways?: readonly string[];
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

/** The result of `submit()`, which never rejects. */
export interface SubmissionResult {
  readonly ok: boolean;
  readonly state: SubmissionStatus;
  readonly submissionId?: string;
  readonly receipt?: ServiceReceipt;
  readonly error?: Omit<FoyerErrorDetail, 'submissionId'>;
}

/** Events of all widgets. They bubble and cross shadow roots. */
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
  interface DocumentEventMap extends FoyerEventMap {}
  interface WindowEventMap extends FoyerEventMap {}
}

export type DetailOf<Type extends keyof FoyerEventMap> = FoyerEventMap[Type]['detail'];
