/** A sum for a person: `a` and `b` are integers from 1 to 9, and the result is never negative. */
export interface Question {
  readonly a: number;
  readonly op: '+' | '-';
  readonly b: number;
}

/** Proof of work for the visitor's device. Byte strings are lower-case hex. */
export interface ProofOfWork {
  readonly algorithm: 'PBKDF2/SHA-256';
  readonly nonce: string;
  readonly salt: string;
  /** Iterations of one derivation. */
  readonly cost: number;
  /** Bytes of a derived key. */
  readonly keyLength: number;
  /** Prefix of the correct derived key. */
  readonly keyPrefix: string;
}

/** `{ counter, derivedKey }` with derivedKey = PBKDF2(nonce ‖ uint32be(counter), salt, cost, keyLength) in hex. */
export interface ProofOfWorkSolution {
  readonly counter: number;
  readonly derivedKey: string;
}

/** Answer to `GET {endpoint}/challenge`. A message has to solve every part of its challenge. */
export interface Challenge {
  readonly v: 1;
  readonly token: string;
  readonly question?: Question;
  readonly pow?: ProofOfWork;
  /** Lifetime of the token in seconds. */
  readonly expiresIn: number;
  /** Minimum seconds that a person needs for the form. */
  readonly minFill: number;
}

/** A message's solution of its challenge. */
export interface CaptchaAnswer {
  readonly token: string;
  readonly answer?: string;
  readonly pow?: ProofOfWorkSolution;
}

/** The right answer to a question. */
export function solve({ a, op, b }: Question): number {
  return op === '+' ? a + b : a - b;
}

/**
 * The digits of an answer as ASCII, without white space: `" ６ "` and `"٦"` are `"6"`.
 * Returns undefined unless there are one to four decimal digits.
 */
export function normalizeAnswer(answer: string): string | undefined {
  if (answer.length > 16) return undefined;
  const digits = answer
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/\p{Nd}/gu, toAsciiDigit);
  return /^\d{1,4}$/.test(digits) ? digits : undefined;
}

/** The ten digits of a script are consecutive, so the distance to the first one is the value. */
function toAsciiDigit(digit: string): string {
  let value = 0;
  let codePoint = digit.codePointAt(0) ?? 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(--codePoint))) value++;
  return String(value);
}
