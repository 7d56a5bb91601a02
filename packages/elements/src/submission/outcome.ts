// The meaning of an endpoint's response. No default leads to "sent".
import type { Challenge, ErrorCode, Problem, Receipt } from '@foyer/protocol';
import type { Advice } from './advice.ts';
import type { FieldIssue } from './validate.ts';

/** An endpoint's proof of storage. Only Foyer's own includes the time. */
export interface ServiceReceipt extends Omit<Receipt, 'receivedAt'> {
  readonly receivedAt?: string;
}

/** Why a message was not stored, as in `foyer-error`. */
export interface SubmissionError {
  readonly code: ErrorCode;
  /** HTTP status, if there was a response. */
  readonly status?: number;
  readonly problem?: Problem;
  /** Whether sending the same message again may succeed. */
  readonly retryable: boolean;
}

export type Outcome =
  /** Stored: the only outcome that leads to `sent` or `pending`. */
  | { readonly kind: 'receipt'; readonly receipt: ServiceReceipt }
  /** Passed to a service whose response cannot be read, so storage cannot be verified. */
  | { readonly kind: 'unverifiable'; readonly advice?: Advice }
  /** Not stored; a retry may succeed. `afterMs` is the delay that the endpoint requested. */
  | { readonly kind: 'retry'; readonly error: SubmissionError; readonly afterMs?: number }
  /** A response that proves nothing. */
  | { readonly kind: 'unclear'; readonly error: SubmissionError; readonly advice?: Advice }
  /** The visitor has to change something; `challenge` replaces the used one. */
  | {
      readonly kind: 'input';
      readonly issues: readonly FieldIssue[];
      /** Names of fields that the endpoint rejects but the form does not contain. */
      readonly missingFields?: readonly string[];
      readonly challenge?: Challenge;
      readonly error: SubmissionError;
    }
  | { readonly kind: 'failure'; readonly error: SubmissionError; readonly advice?: Advice };

const retryableCodes: readonly ErrorCode[] = [
  'network',
  'timeout',
  'offline',
  'rate-limited',
  'unavailable',
  'unclear',
];

export function submissionError(code: ErrorCode, details: Partial<SubmissionError> = {}): SubmissionError {
  return { code, retryable: retryableCodes.includes(code), ...details };
}

export function failure(code: ErrorCode, details: Partial<SubmissionError> = {}): Outcome {
  return { kind: 'failure', error: submissionError(code, details) };
}
