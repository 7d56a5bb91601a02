// Turns the response of a plain service into an outcome. Only the success that the service documents means stored.
import type { ErrorCode, Receipt } from '@foyer/protocol';
import type { Advice } from '../submission/advice.ts';
import { failure, type Outcome, submissionError } from '../submission/outcome.ts';
import type { FieldIssue } from '../submission/validate.ts';
import { plainText } from './plain-text.ts';
import { errorCode, isNotTaken, isSuccess, parseJson } from './reply.ts';
import type { Delivery, HttpReply, HttpResponse } from './service.ts';
import { isPage } from './stored.ts';

export type Names = Readonly<Record<string, string>>;

export interface Answer {
  readonly status: number;
  readonly body: string;
  /** The body as JSON; undefined if it is not JSON. */
  readonly content: unknown;
}

/** An error code that the owner has to be told about. */
export interface Advised {
  readonly code: ErrorCode;
  readonly advice: Advice;
}

/**
 * The verdict of a response: stored, passed on, an error code, or issues by the service's own field names. Undefined if the
 * response is undocumented.
 */
export type Verdict = Receipt['status'] | 'unverifiable' | ErrorCode | Advised | readonly FieldIssue[] | undefined;

export interface Dialect {
  /** The service's names for our fields, and for `consent` if it stores the wording. */
  readonly names?: Names;
  /** Not called for HTML pages, which prove nothing. */
  read(answer: Answer, delivery: Delivery): Verdict;
  /** The service normally responds with an HTML page, so that is no mistake of the owner's. */
  readonly answersPages?: true;
}

/** Interprets a reply. Stored only if both the HTTP status and the service's own response say so. */
export function judge(reply: HttpReply, delivery: Delivery, dialect: Dialect): Outcome {
  if (reply.kind !== 'response') return unanswered(reply.kind);
  const { status, body } = reply;
  if (!isSuccess(status) || !isPage(body)) return judgeWords(reply, delivery, dialect);
  return { kind: 'unverifiable', ...(!dialect.answersPages && { advice: 'page' }) };
}

function judgeWords({ status, body }: HttpResponse, delivery: Delivery, dialect: Dialect): Outcome {
  const verdict = dialect.read({ status, body, content: parseJson(body) }, delivery);
  if (verdict === 'accepted' || verdict === 'pending' || verdict === 'unverifiable') {
    return isSuccess(status) ? taken(verdict, delivery) : statusOutcome(status);
  }
  if (verdict === undefined || typeof verdict === 'string') return statusOutcome(status, verdict);
  if ('code' in verdict) return statusOutcome(status, verdict.code, verdict.advice);
  if (verdict.length === 0) return statusOutcome(status, 'rejected');
  const issues = verdict.map((issue) => inOurWords(issue, { ...dialect.names, ...delivery.fieldNames }));
  return { kind: 'input', issues, error: submissionError('rejected', { status, retryable: false }) };
}

/** An issue with our field name and plain text. */
export function inOurWords({ name, code, message }: FieldIssue, names: Names): FieldIssue {
  const ours = Object.keys(names).find((key) => names[key] === name) ?? name;
  return { name: ours, code, ...(message && { message: plainText(message) }) };
}

/** The message may have arrived anyway; a form that redirects may even have stored it. */
export function unanswered(kind: Exclude<HttpReply['kind'], 'response'>): Outcome {
  if (kind === 'opaque') return { kind: 'unverifiable' };
  if (kind === 'redirect') return { kind: 'unclear', error: submissionError('unclear', { retryable: false }) };
  return failure(kind, { retryable: false });
}

/** Many services do not say whether they send a confirmation mail; the owner does, with `foyer.confirmation=mail`. */
function taken(verdict: Receipt['status'] | 'unverifiable', { submission, params }: Delivery): Outcome {
  if (verdict === 'unverifiable') return { kind: 'unverifiable' };
  const status = params.get('foyer.confirmation') === 'mail' ? 'pending' : verdict;
  return { kind: 'receipt', receipt: { v: 1, status, submissionId: submission.submissionId } };
}

function statusOutcome(status: number, said?: ErrorCode, advice?: Advice): Outcome {
  const code = said ?? (isSuccess(status) ? 'unclear' : errorCode(status));
  const error = submissionError(code, { status, retryable: isNotTaken(status) });
  return { kind: code === 'unclear' ? 'unclear' : 'failure', error, ...(advice && { advice }) };
}
