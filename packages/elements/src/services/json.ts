import { failure, type Outcome, submissionError } from '../submission/outcome.ts';
import { isNotTaken, isSuccess, parseJson, problemOutcome } from './reply.ts';
import { type Delivery, type HttpReply, type HttpRequest, type HttpResponse, oneExchange } from './service.ts';

/**
 * Your own server that accepts messages of protocol v1 as JSON, without captcha. Stored if the response is a JSON object
 * without error whose id, if any, is ours, or an empty 201, 202 or 204. Duplicates are not
 * prevented.
 */
export default oneExchange({ idempotent: false, encode, decode });

function encode({ submission, endpoint }: Delivery): HttpRequest {
  const { captcha: _, ...message } = submission;
  const headers = { 'Content-Type': 'application/json' };
  return { method: 'POST', url: endpoint, headers, body: JSON.stringify(message) };
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
  return isProof(reply, submissionId)
    ? { kind: 'receipt', receipt: { v: 1, status: 'accepted', submissionId } }
    : { kind: 'unclear', error: submissionError('unclear', { status, retryable: false }) };
}

function isProof({ status, body, contentType }: HttpResponse, submissionId: string): boolean {
  if (body === '') return [201, 202, 204].includes(status);
  const content = parseJson(body);
  if (/\bhtml\b/i.test(contentType) || typeof content !== 'object' || content === null) return false;
  if (Array.isArray(content) || saysError(content)) return false;
  return !('submissionId' in content) || content.submissionId === submissionId;
}

function saysError(content: object): boolean {
  if ('error' in content || 'errors' in content) return true;
  return ('success' in content && content.success === false) || ('ok' in content && content.ok === false);
}
