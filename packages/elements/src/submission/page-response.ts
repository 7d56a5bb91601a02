// What a page says of a message that it has sent itself. Knows no event and no promise.
import { type ErrorCode, errorCodes } from '@foyer/protocol';
import { failure, type Outcome, submissionError } from './outcome.ts';

/** What became of a message that the page has sent itself. `ok` is its word that the message is stored. */
export type SubmitResponse =
  { readonly ok: true; readonly status?: 'accepted' | 'pending' } | { readonly ok: false; readonly code?: ErrorCode };

/** What is neither yes nor no proves nothing. */
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
