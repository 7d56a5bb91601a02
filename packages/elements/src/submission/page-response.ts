// Interprets the response of a page that sends its messages itself.
import { type ErrorCode, errorCodes } from '@foyer/protocol';
import { failure, type Outcome, submissionError } from './outcome.ts';

/** Result of the page's own request. `ok` asserts that the message is stored. */
export type SubmitResponse =
  { readonly ok: true; readonly status?: 'accepted' | 'pending' } | { readonly ok: false; readonly code?: ErrorCode };

/** A response that is neither true nor false proves nothing. */
export function pageOutcome(response: unknown, submissionId: string): Outcome {
  const { ok, status = 'accepted', code = 'unavailable' } = isObject(response) ? response : {};
  if (ok === true && (status === 'accepted' || status === 'pending')) {
    return { kind: 'receipt', receipt: { v: 1, status, submissionId } };
  }
  if (ok === false && code !== 'unclear') return failure(isErrorCode(code) ? code : 'unavailable');
  return { kind: 'unclear', error: submissionError('unclear') };
}

function isObject(value: unknown): value is Readonly<Record<'ok' | 'status' | 'code', unknown>> {
  return typeof value === 'object' && value !== null;
}

function isErrorCode(code: unknown): code is ErrorCode {
  return errorCodes.some((known) => known === code);
}
