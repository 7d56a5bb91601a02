// The numbers and grammars of protocol v1. Both sides import them, so that neither refuses what the other allows.

/** Limits of one message, as docs/protocol lists them. Lengths are in UTF-16 code units, as `maxlength` counts. */
export const limits = {
  bodyBytes: 65_536,
  bodySeconds: 10,
  jsonDepth: 5,
  fields: 40,
  singleLine: 320,
  multiLine: 20_000,
  email: 254,
  /** Highest counter that a proof of work may need. */
  proofCounter: 10_000,
} as const;

/** One message: 16 to 64 URL-safe characters. The widgets send a UUID v4. */
export const submissionIdPattern = /^[A-Za-z0-9_-]{16,64}$/;

/** Name of a field: begins with a letter, at most 64 characters. */
export const fieldNamePattern = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;

/**
 * The grammar of `<input type=email>`, linear in the length of its input.
 * @see https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address
 */
export const emailPattern =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

/** True for an address that a browser's e-mail field accepts and that is at most 254 characters long. */
export function isEmail(value: string): boolean {
  return value.length <= limits.email && emailPattern.test(value);
}

/**
 * True where a text holds what no keyboard types: control characters (TAB, LF and CR are allowed in multi-line
 * fields) or a lone surrogate.
 */
export function hasControlCharacter(value: string, multiLine: boolean): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const forbidden = multiLine ? /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/ : /[\0-\x1f\x7f-\x9f]/;
  return forbidden.test(value) || !value.isWellFormed();
}
