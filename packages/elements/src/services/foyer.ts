// Protocol v1 of @foyer/endpoint: the only service that guarantees to store an id once.
import type { Challenge, Receipt } from '@foyer/protocol';
import { parseChallenge } from '../submission/captcha.ts';
import { failure, type Outcome, submissionError } from '../submission/outcome.ts';
import { isSuccess, parseJson, problemOutcome } from './reply.ts';
import { type Delivery, type HttpReply, type HttpRequest, type HttpResponse, oneExchange } from './service.ts';
import { toJson } from '../submission/to-json.ts';

export const foyer = oneExchange({
  idempotent: true,
  storesId: true,
  encode,
  decode: (reply, { submission }) => decodeReceipt(reply, submission.submissionId),
});

function encode({ submission, endpoint }: Delivery): HttpRequest {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': `"${submission.submissionId}"` };
  return { method: 'POST', url: endpoint, headers, body: toJson(submission) };
}

export type DecodedChallenge =
  | { readonly kind: 'challenge'; readonly challenge: Challenge }
  /** `refused`: the owner's configuration does not allow this kind of challenge. */
  | { readonly kind: 'refused' | 'failed'; readonly outcome: Outcome };

/** Interprets the response of `GET {endpoint}/challenge`. */
export function decodeChallenge(reply: HttpReply): DecodedChallenge {
  if (reply.kind !== 'response') return { kind: 'failed', outcome: noAnswer(reply.kind) };
  const { status, body } = reply;
  if (status === 422) return { kind: 'refused', outcome: failure('misconfigured', { status }) };
  const content = parseJson(body);
  if (!isSuccess(status)) return { kind: 'failed', outcome: refused(reply, content) };
  const challenge = parseChallenge(content);
  return challenge
    ? { kind: 'challenge', challenge }
    : { kind: 'failed', outcome: failure('misconfigured', { status }) };
}

/** Stored only by a 2xx with a JSON receipt of a known status and the same id. */
export function decodeReceipt(reply: HttpReply, submissionId: string): Outcome {
  if (reply.kind !== 'response') return noAnswer(reply.kind);
  const { status, body } = reply;
  const content = parseJson(body);
  if (!isSuccess(status)) return refused(reply, content);
  return /\bjson\b/i.test(reply.contentType) && isReceipt(content) && content.submissionId === submissionId
    ? { kind: 'receipt', receipt: content }
    : { kind: 'unclear', error: submissionError('unclear', { status }) };
}

function noAnswer(kind: Exclude<HttpReply['kind'], 'response'>): Outcome {
  if (kind === 'redirect' || kind === 'opaque') return failure('misconfigured');
  return { kind: 'retry', error: submissionError(kind) };
}

/** Temporary failures are retried: the id prevents duplicates. */
function refused({ status, retryAfterMs }: HttpResponse, content: unknown): Outcome {
  const outcome = problemOutcome(status, content);
  if (outcome.kind !== 'failure' || !outcome.error.retryable) return outcome;
  const { error } = outcome;
  // Other origins can read the header only if it is exposed, so the body repeats it.
  const afterMs = retryAfterMs ?? inMilliseconds(error.problem?.retryAfter);
  return { kind: 'retry', error, ...(afterMs !== undefined && { afterMs }) };
}

function inMilliseconds(seconds: unknown): number | undefined {
  return typeof seconds === 'number' && seconds >= 0 ? seconds * 1000 : undefined;
}

function isReceipt(content: unknown): content is Receipt {
  if (typeof content !== 'object' || content === null || !('status' in content)) return false;
  return content.status === 'accepted' || content.status === 'pending';
}
