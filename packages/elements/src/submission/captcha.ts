// Encodes the answer to a challenge, and parses challenges.
import type { CaptchaAnswer, Challenge, ProofOfWorkSolution, Question } from '@foyer/protocol';
import { normalizeAnswer, solve } from '@foyer/protocol';
import type { Outcome } from './outcome.ts';

/** The captcha part of a message; undefined while the challenge is unsolved. */
export function captchaAnswer(
  { token, question, pow }: Challenge,
  typed: string,
  solution: ProofOfWorkSolution | undefined,
): CaptchaAnswer | undefined {
  if ((pow && !solution) || (question && typed.trim() === '')) return undefined;
  return { token, ...(question && { answer: typed.trim() }), ...(pow && solution && { pow: solution }) };
}

/** Whether the answer is right, in the digits of any script. For questions that no server checks. */
export function isRight(question: Question, typed: string): boolean {
  return normalizeAnswer(typed) === String(solve(question));
}

/** Whether a rejected message only needs a new proof of work, without the visitor. */
export function isRenewable(outcome: Outcome): outcome is Outcome & { readonly challenge: Challenge } {
  return outcome.kind === 'input' && outcome.challenge !== undefined && !outcome.challenge.question;
}

/** A challenge from `GET {endpoint}/challenge`; undefined if it is invalid. */
export function parseChallenge(body: unknown): Challenge | undefined {
  return isChallenge(body) ? body : undefined;
}

function isChallenge(body: unknown): body is Challenge {
  if (!isObject(body) || body['v'] !== 1) return false;
  const { token, expiresIn, question } = body;
  return typeof token === 'string' && typeof expiresIn === 'number' && (question === undefined || isQuestion(question));
}

function isQuestion(question: unknown): boolean {
  if (!isObject(question)) return false;
  const { a, op, b } = question;
  return Number.isInteger(a) && Number.isInteger(b) && (op === '+' || op === '-');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
