// Typographic quotes, which editors put around the values of attributes.

/** The value without the quotes around it; undefined if there are none, or only around its parts: `„Yes“ and „no“`. */
export function unquote(value: string): string | undefined {
  return /^([“”„‟″«»‹›‘’‚])(?!.*\1.)(.*)[“”„‟″«»‹›‘’‚]$/s.exec(value.trim())?.[2];
}

/** Whether the value begins with such a quote: perhaps the attribute ended at its first space. */
export function isQuoted(value: string): boolean {
  return /^[“”„‟″«»‹›‘’‚]/.test(value.trim());
}

/** The value without any quotes around it. */
export function bareValue(value: string): string {
  const bare = unquote(value);
  return bare === undefined ? value : bareValue(bare);
}
