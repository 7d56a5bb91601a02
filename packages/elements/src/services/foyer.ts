// Protocol v1, as @foyer/endpoint speaks it. The only service that promises to store an id once.
import {
  type Challenge,
  type ErrorCode,
  problemCode,
  type Problem,
  type Receipt,
} from '@foyer/protocol';
import { parseChallenge } from '../submission/captcha.ts';
import { failure, type Outcome, type SubmissionError, submissionError } from '../submission/outcome.ts';
import type { FieldIssue } from '../submission/validate.ts';
import { type Delivery, type HttpReply, type HttpRequest, oneExchange } from './service.ts';

export const foyer = oneExchange({ idempotent: true, encode, decode });

function encode({ submission, endpoint }: Delivery): HttpRequest {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': `"${submission.submissionId}"` };
  return { method: 'POST', url: endpoint, headers, body: JSON.stringify(submission) };
}

export type DecodedChallenge =
  | { readonly kind: 'challenge'; readonly challenge: Challenge }
  /** `refused`: the owner's configuration does not allow this kind of challenge. */
  | { readonly kind: 'refused' | 'failed'; readonly outcome: Outcome };

/** What an answer to `GET {endpoint}/challenge` means. */
export function decodeChallenge(reply: HttpReply): DecodedChallenge {
  if (reply.kind !== 'response') return { kind: 'failed', outcome: noAnswer(reply.kind) };
  const { status, body } = reply;
  if (status === 422) return { kind: 'refused', outcome: failure('misconfigured', { status }) };
  const content = parseJson(body);
  if (status < 200 || status > 299) return { kind: 'failed', outcome: refusal(status, content) };
  const challenge = parseChallenge(content);
  return challenge
    ? { kind: 'challenge', challenge }
    : { kind: 'failed', outcome: failure('misconfigured', { status }) };
}

/** "Sent" only for a 2xx with a JSON receipt of a known status and our own id. */
function decode(reply: HttpReply, { submission: { submissionId } }: Delivery): Outcome {
  if (reply.kind !== 'response') return noAnswer(reply.kind);
  const { status, body } = reply;
  const content = parseJson(body);
  if (status < 200 || status > 299) return refusal(status, content);
  return /\bjson\b/i.test(reply.contentType) && isReceipt(content) && content.submissionId === submissionId
    ? { kind: 'receipt', receipt: content }
    : { kind: 'unclear', error: submissionError('unclear', { status }) };
}

function noAnswer(kind: Exclude<HttpReply['kind'], 'response'>): Outcome {
  return failure(kind === 'redirect' || kind === 'opaque' ? 'misconfigured' : kind);
}

function refusal(status: number, content: unknown): Outcome {
  const problem = isProblem(content) ? content : undefined;
  const code = errorCode(status, problem);
  const details: Partial<SubmissionError> = { status, ...(problem && { problem }) };
  if (!problem || (code !== 'captcha' && code !== 'rejected')) return failure(code, details);
  const challenge = parseChallenge(problem.challenge);
  return {
    kind: 'input',
    issues: code === 'captcha' ? captchaIssues(problem) : fieldIssues(problem),
    error: submissionError(code, details),
    ...(challenge && { challenge }),
  };
}

const codeOfStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'rejected',
  408: 'unavailable',
  409: 'rejected',
  413: 'too-large',
  415: 'rejected',
  422: 'rejected',
  425: 'unavailable',
  429: 'rate-limited',
};

function errorCode(status: number, problem: Problem | undefined): ErrorCode {
  const code = codeOfStatus[status] ?? (status >= 500 ? 'unavailable' : 'misconfigured');
  return code === 'rejected' && problemCode(problem?.type)?.startsWith('captcha-') ? 'captcha' : code;
}

/** The row with the question is pointed at only where there is one to answer again. */
function captchaIssues({ challenge }: Problem): readonly FieldIssue[] {
  return challenge?.question ? [{ name: 'captcha', code: 'captcha' }] : [];
}

function fieldIssues({ errors = [] }: Problem): readonly FieldIssue[] {
  return errors.flatMap(({ pointer, code }) => {
    const name = /^\/fields\/([^/]+)$/.exec(pointer)?.[1] ?? (pointer.startsWith('/consent') ? 'consent' : undefined);
    return name ? [{ name, code }] : [];
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isReceipt(content: unknown): content is Receipt {
  if (typeof content !== 'object' || content === null || !('status' in content)) return false;
  return content.status === 'accepted' || content.status === 'pending';
}

function isProblem(content: unknown): content is Problem {
  if (typeof content !== 'object' || content === null || !('type' in content)) return false;
  return !('errors' in content) || (Array.isArray(content.errors) && content.errors.every(isProblemError));
}

function isProblemError(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null || !('pointer' in entry && 'code' in entry)) return false;
  return typeof entry.pointer === 'string' && typeof entry.code === 'string';
}
