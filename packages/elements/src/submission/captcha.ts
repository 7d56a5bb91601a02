// Which layers of the captcha a form asks for, and what a challenge still wants. Knows no request and no row.
import type { CaptchaAnswer, Challenge, ProofOfWorkSolution, Question } from '@foyer/protocol';
import { normalizeAnswer, solve } from '@foyer/protocol';
import type { Outcome } from './outcome.ts';
import type { FieldIssue } from './validate.ts';

/** Values of the attribute `captcha`. */
export const captchaModes = ['auto', 'arithmetic', 'pow', 'none'] as const;
export type CaptchaMode = (typeof captchaModes)[number];

/** What to leave out of a challenge: the query parameter `without`. */
export type Without = 'question' | 'pow' | undefined;

export interface Requirement {
  /** The row with the question stands in the form. */
  readonly question: boolean;
  readonly without: Without;
}

export interface CaptchaSituation {
  readonly mode: CaptchaMode;
  /** What `auto` means in this form: with the question, or with proof of work alone. */
  readonly asksByDefault: boolean;
  /** False on pages without `crypto.subtle`, such as http: ones. */
  readonly canProve: boolean;
  /** The visitor pressed "Without calculation". */
  readonly skipped: boolean;
}

/** The question wherever it is wanted or proof of work is impossible; proof of work wherever it is possible. */
export function requirement({ mode, asksByDefault, canProve, skipped }: CaptchaSituation): Requirement {
  if (!canProve) return { question: true, without: 'pow' };
  const asks = mode === 'arithmetic' || (mode === 'auto' && asksByDefault);
  return { question: asks, without: asks && !skipped ? undefined : 'question' };
}

/** What the message says about its challenge; undefined while it is not solved. */
export function captchaAnswer(
  { token, question, pow }: Challenge,
  typed: string,
  solution: ProofOfWorkSolution | undefined,
): CaptchaAnswer | undefined {
  if ((pow && !solution) || (question && typed.trim() === '')) return undefined;
  return { token, ...(question && { answer: typed.trim() }), ...(pow && solution && { pow: solution }) };
}

/** What is missing in an answer, as far as the page can know: only its own question's sum is known to it. */
export function answerIssue(question: Question, typed: string, isOwn: boolean): FieldIssue | undefined {
  if (typed.trim() === '') return { name: 'captcha', code: 'required' };
  return isOwn && !isRight(question, typed) ? { name: 'captcha', code: 'captcha' } : undefined;
}

/** True for the right sum in any script's digits. For questions that no server checks. */
export function isRight(question: Question, typed: string): boolean {
  return normalizeAnswer(typed) === String(solve(question));
}

/** True where a refused message only needs another proof of work: the machine's business, not the visitor's. */
export function isRenewable(outcome: Outcome): outcome is Outcome & { readonly challenge: Challenge } {
  return outcome.kind === 'input' && outcome.challenge !== undefined && !outcome.challenge.question;
}

/** A question for a page without a server: `random` gives numbers from 0 to below 1. */
export function askQuestion(operators: string, random: () => number): Question {
  const digit = () => 1 + Math.floor(random() * 9);
  const [first, second] = [digit(), digit()];
  const minus = operators.includes('-') && random() < 0.5;
  return minus ? { a: Math.max(first, second), op: '-', b: Math.min(first, second) } : { a: first, op: '+', b: second };
}

/** A challenge as `GET {endpoint}/challenge` answers, or undefined for anything else. */
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
