// Interprets a response by HTTP and RFC 9457 alone.
import type { ErrorCode, Problem } from '@foyer/protocol';
import { parseChallenge } from '../submission/captcha.ts';
import { failure, type Outcome, type SubmissionError, submissionError } from '../submission/outcome.ts';
import type { FieldIssue } from '../submission/validate.ts';

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

/** The error code of an unsuccessful status. */
export function errorCode(status: number): ErrorCode {
  return codeOfStatus[status] ?? (status >= 500 ? 'unavailable' : 'misconfigured');
}

export function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}

/** Whether the server reports that it did not take the message, so that a retry cannot duplicate it. */
export function isNotTaken(status: number): boolean {
  return [408, 425, 429, 503].includes(status);
}

/** Undefined if it is not JSON. A byte order mark counts as white space. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.trim());
  } catch {
    return undefined;
  }
}

/** Why nothing was stored, from the status and the problem document, if any. */
export function problemOutcome(status: number, content: unknown): Outcome {
  const problem = isProblem(content) ? content : undefined;
  const code = codeOf(status, problem);
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

function codeOf(status: number, problem: Problem | undefined): ErrorCode {
  const code = errorCode(status);
  return code === 'rejected' && String(problem?.type).startsWith('urn:foyer:problem:captcha-') ? 'captcha' : code;
}

/** A captcha issue is only shown if there is a question to answer. */
function captchaIssues({ challenge }: Problem): readonly FieldIssue[] {
  return challenge?.question ? [{ name: 'captcha', code: 'captcha' }] : [];
}

function fieldIssues({ errors = [] }: Problem): readonly FieldIssue[] {
  return errors.flatMap(({ pointer, code }) => {
    const name = /^\/fields\/([^/]+)$/.exec(pointer)?.[1] ?? (pointer.startsWith('/consent') ? 'consent' : undefined);
    return name ? [{ name, code }] : [];
  });
}

function isProblem(content: unknown): content is Problem {
  if (typeof content !== 'object' || content === null || !('type' in content)) return false;
  return !('errors' in content) || (Array.isArray(content.errors) && content.errors.every(isProblemError));
}

function isProblemError(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null || !('pointer' in entry && 'code' in entry)) return false;
  return typeof entry.pointer === 'string' && typeof entry.code === 'string';
}
