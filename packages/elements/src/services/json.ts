import { failure, type Outcome, submissionError } from '../submission/outcome.ts';
import { isNotTaken, isSuccess, parseJson, problemOutcome } from './reply.ts';
import { type Delivery, type HttpReply, type HttpRequest, oneExchange } from './service.ts';
import { isEmptyProof, isObjectProof, isPage } from './stored.ts';
import { toJson } from '../submission/to-json.ts';

/**
 * Your own server that accepts messages of protocol v1 as JSON, without captcha. Stored if the response is a JSON object
 * without error whose id, if any, is ours, or an empty 201, 202 or 204. A page of HTML counts as unconfirmed. Duplicates
 * are not prevented.
 */
export default oneExchange({ idempotent: false, storesId: true, encode, decode });

function encode({ submission, endpoint }: Delivery): HttpRequest {
  const { captcha: _, ...message } = submission;
  const headers = { 'Content-Type': 'application/json' };
  return { method: 'POST', url: endpoint, headers, body: toJson(message) };
}

function decode(reply: HttpReply, { submission: { submissionId } }: Delivery): Outcome {
  if (reply.kind !== 'response') {
    const code = reply.kind === 'redirect' || reply.kind === 'opaque' ? 'misconfigured' : reply.kind;
    return failure(code, { retryable: false });
  }
  const { status, body } = reply;
  if (!isSuccess(status)) {
    const outcome = problemOutcome(status, parseJson(body));
    return 'error' in outcome ? { ...outcome, error: { ...outcome.error, retryable: isNotTaken(status) } } : outcome;
  }
  if (isPage(body)) return { kind: 'unverifiable', advice: 'page' };
  return isEmptyProof(reply) || isObjectProof(parseJson(body), submissionId)
    ? { kind: 'receipt', receipt: { v: 1, status: 'accepted', submissionId } }
    : { kind: 'unclear', error: submissionError('unclear', { status, retryable: false }) };
}
