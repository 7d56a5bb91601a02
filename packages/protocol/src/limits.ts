// The numbers and grammars of protocol v1. Both sides import them, so that neither rejects what the other accepts.

/** Limits of one message, as docs/protocol lists them. Lengths are in UTF-16 code units, as `maxlength` counts. */
export const limits = {
  bodyBytes: 65_536,
  bodySeconds: 10,
  jsonDepth: 5,
  fields: 40,
  singleLine: 320,
  multiLine: 20_000,
  email: 254,
  /** Highest counter of a proof of work. */
  proofCounter: 10_000,
} as const;

/** 16 to 64 URL-safe characters. The widgets send a UUID v4. */
export const submissionIdPattern = /^[A-Za-z0-9_-]{16,64}$/;

/** Field name: starts with a letter, at most 64 characters. */
export const fieldNamePattern = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;

/**
 * The grammar of `<input type=email>`, linear in the length of its input.
 * @see https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address
 */
export const emailPattern =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

/** True for addresses of at most 254 characters that a browser's e-mail field accepts. */
export function isEmail(value: string): boolean {
  return value.length <= limits.email && emailPattern.test(value);
}

/**
 * True for texts with control characters or lone surrogates. TAB, LF and CR are allowed in multi-line fields.
 */
export function hasControlCharacter(value: string, multiLine: boolean): boolean {
  // eslint-disable-next-line no-control-regex -- the pattern matches control characters
  return /[\0-\x1f\x7f-\x9f\ud800-\udfff]/u.test(multiLine ? value.replace(/[\t\n\r]/g, '') : value);
}
