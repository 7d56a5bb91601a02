import type { Challenge } from './challenge.ts';
import { type FieldErrorCode, type ProblemCode, problemStatus } from './error-codes.ts';

/** RFC 9457 `application/problem+json`, with our extensions. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly ProblemError[];
  /** Seconds, as in the header. */
  readonly retryAfter?: number;
  /** A fresh challenge, with every `captcha-*` problem. */
  readonly challenge?: Challenge;
}

/** One error in the body; `pointer` is a JSON pointer (RFC 6901) such as `/fields/email`. */
export interface ProblemError {
  readonly pointer: string;
  readonly code: FieldErrorCode;
}

const prefix = 'urn:foyer:problem:';

/** The `type` of a problem. */
export function problemType(code: ProblemCode): string {
  return prefix + code;
}

/** The code in a problem's `type`, or undefined for other types. */
export function problemCode(type: unknown): ProblemCode | undefined {
  if (typeof type !== 'string' || !type.startsWith(prefix)) return undefined;
  const code = type.slice(prefix.length);
  return isProblemCode(code) ? code : undefined;
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemStatus, code);
}
