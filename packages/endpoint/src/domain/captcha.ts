// Creates challenges and checks their solutions. Spending a token is the store's job, in the transaction that stores
// the message.
import { randomBytes, randomInt } from 'node:crypto';
import {
  type CaptchaAnswer,
  type CaptchaProblemCode,
  type Challenge,
  normalizeAnswer,
  type Question,
  solve,
} from '@foyer/protocol';
import type { ChallengePart } from '@foyer/protocol/server';
import { openToken, sealToken, type TokenClaims } from './captcha-token.ts';
import type { KeyRing, Keys } from './key-ring.ts';
import type { Clock } from './ports.ts';
import { createProof, isSolved } from './proof-of-work.ts';

export interface CaptchaPolicy {
  readonly keys: KeyRing;
  /** Identifies the endpoint: two may share a secret, but each knows only its own spent tokens. */
  readonly audience: () => Promise<string>;
  readonly seconds: number;
  /** Minimum seconds to fill in the form; faster messages are suspected, not refused. */
  readonly minFill: number;
  /** Parts that every challenge contains. */
  readonly required: readonly ChallengePart[];
  readonly now: Clock;
}

/** A token is valid only for this form and origin. */
export interface CaptchaContext {
  readonly form: string;
  readonly origin: string;
}

export type CaptchaVerdict =
  | { readonly status: 'solved'; readonly claims: TokenClaims }
  | { readonly status: 'wrong'; readonly claims: TokenClaims }
  | { readonly status: 'refused'; readonly code: CaptchaProblemCode; readonly claims?: TokenClaims };

export async function issueChallenge(
  policy: CaptchaPolicy,
  context: CaptchaContext,
  { without, workFactor = 1 }: { readonly without?: ChallengePart | undefined; readonly workFactor?: number } = {},
): Promise<Challenge> {
  const question = without === 'question' ? undefined : randomQuestion();
  const work =
    without === 'pow' ? undefined : await createProof(policy.keys[0], { alone: question === undefined, workFactor });
  const issuedAt = Math.floor(policy.now() / 1000);
  const claims = {
    tokenId: randomBytes(16).toString('base64url'),
    issuedAt,
    expiresAt: issuedAt + policy.seconds,
    ...context,
    ...(question && { answer: String(solve(question)) }),
    ...(work && { proof: work.proof }),
  };
  return {
    v: 1,
    token: await sealToken(policy.keys, claims, await policy.audience()),
    ...(question && { question }),
    ...(work && { pow: work.pow }),
    expiresIn: policy.seconds,
    minFill: policy.minFill,
  };
}

export async function judgeCaptcha(
  policy: CaptchaPolicy,
  context: CaptchaContext,
  captcha?: CaptchaAnswer,
): Promise<CaptchaVerdict> {
  if (captcha === undefined || captcha.token === '') return { status: 'refused', code: 'captcha-missing' };
  // Allows a minute of clock difference at most, and less for short lifetimes.
  const clockSkew = Math.min(60, Math.floor(policy.seconds / 30));
  const opened = await openToken(policy.keys, captcha.token, {
    audience: await policy.audience(),
    now: policy.now(),
    clockSkew,
  });
  if (opened.status === 'foreign') return { status: 'refused', code: 'captcha-foreign' };
  if (opened.status === 'expired') return { ...opened, status: 'refused', code: 'captcha-expired' };
  const { claims, keys } = opened;
  if (claims.form !== context.form || claims.origin !== context.origin)
    return { status: 'refused', code: 'captcha-foreign', claims };
  if (isIncomplete(claims, captcha, policy.required)) return { status: 'refused', code: 'captcha-missing', claims };
  return { status: (await isRight(keys, claims, captcha)) ? 'solved' : 'wrong', claims };
}

/** Returns `part` unless the endpoint requires it. */
export function allowedOmission(policy: CaptchaPolicy, part: ChallengePart | undefined): ChallengePart | undefined {
  return part !== undefined && policy.required.includes(part) ? undefined : part;
}

/** Where only a proof of work is accepted, every challenge contains one. */
export function underLoad(policy: CaptchaPolicy, { needsProof }: { readonly needsProof: boolean }): CaptchaPolicy {
  return needsProof && !policy.required.includes('pow') ? { ...policy, required: [...policy.required, 'pow'] } : policy;
}

function isIncomplete(claims: TokenClaims, captcha: CaptchaAnswer, required: CaptchaPolicy['required']): boolean {
  const withoutAnswer = captcha.answer === undefined && (claims.answer !== undefined || required.includes('question'));
  const withoutProof = captcha.pow === undefined && (claims.proof !== undefined || required.includes('pow'));
  return withoutAnswer || withoutProof;
}

async function isRight(keys: Keys, claims: TokenClaims, captcha: CaptchaAnswer): Promise<boolean> {
  if (claims.answer !== undefined && normalizeAnswer(captcha.answer ?? '') !== claims.answer) return false;
  return claims.proof === undefined || (captcha.pow !== undefined && isSolved(keys, claims.proof, captcha.pow));
}

function randomQuestion(): Question {
  return { a: randomInt(1, 10), op: '+', b: randomInt(1, 10) };
}
