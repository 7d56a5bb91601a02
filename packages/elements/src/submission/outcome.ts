// What an answer of an endpoint means. There is no default that could say "sent".
import type { Challenge, ErrorCode, Problem, Receipt } from '@foyer/protocol';
import type { FieldIssue } from './validate.ts';

/** What an endpoint says of a message that it has stored. Only Foyer's own says when. */
export interface ServiceReceipt extends Omit<Receipt, 'receivedAt'> {
  readonly receivedAt?: string;
}

/** Why a message has not been stored, as `foyer-error` tells it. */
export interface SubmissionError {
  readonly code: ErrorCode;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  readonly problem?: Problem;
  /** True where sending the same once more may help. */
  readonly retryable: boolean;
}

export type Outcome =
  /** Stored: the only way to "sent" and "pending". */
  | { readonly kind: 'receipt'; readonly receipt: ServiceReceipt }
  /** Handed to a service whose answer no page can read, so that storage cannot be verified. */
  | { readonly kind: 'unverifiable' }
  /** Not stored now; the same once more may be. `afterMs` is what the endpoint asked for. */
  | { readonly kind: 'retry'; readonly error: SubmissionError; readonly afterMs?: number }
  /** An answer came that proves nothing. */
  | { readonly kind: 'unclear'; readonly error: SubmissionError }
  /** The visitor has to change something; `challenge` replaces the one that was spent. */
  | {
      readonly kind: 'input';
      readonly issues: readonly FieldIssue[];
      readonly challenge?: Challenge;
      readonly error: SubmissionError;
    }
  | { readonly kind: 'failure'; readonly error: SubmissionError };

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
