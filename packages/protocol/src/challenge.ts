/** A sum that a person answers: `a` and `b` are integers 1..9, and the result is never negative. */
export interface Question {
  readonly a: number;
  readonly op: '+' | '-';
  readonly b: number;
}

/** Work for the visitor's machine. Byte strings are lower-case hex. */
export interface ProofOfWork {
  readonly algorithm: 'PBKDF2/SHA-256';
  readonly nonce: string;
  readonly salt: string;
  /** Iterations of one derivation. */
  readonly cost: number;
  /** Bytes of a derived key. */
  readonly keyLength: number;
  /** What the right derived key begins with. */
  readonly keyPrefix: string;
}

/** `{ counter, derivedKey }` with derivedKey = PBKDF2(nonce ‖ uint32be(counter), salt, cost, keyLength) in hex. */
export interface ProofOfWorkSolution {
  readonly counter: number;
  readonly derivedKey: string;
}

/** Answer to `GET {endpoint}/challenge`. A message solves all that its challenge contained. */
export interface Challenge {
  readonly v: 1;
  readonly token: string;
  readonly question?: Question;
  readonly pow?: ProofOfWork;
  /** Seconds until the token is too old. */
  readonly expiresIn: number;
  /** Seconds that a person needs at least to fill in the form. */
  readonly minFill: number;
}

/** What a message says about its challenge. */
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
 * Returns undefined for whatever is not one to four decimal digits.
 */
export function normalizeAnswer(answer: string): string | undefined {
  if (answer.length > 16) return undefined;
  const digits = answer
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/\p{Nd}/gu, toAsciiDigit);
  return /^\d{1,4}$/.test(digits) ? digits : undefined;
}

/** Each script's ten digits stand in a row of their own, so the distance to its first one is the value. */
function toAsciiDigit(digit: string): string {
  let value = 0;
  let codePoint = digit.codePointAt(0) ?? 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(--codePoint))) value++;
  return String(value);
}
