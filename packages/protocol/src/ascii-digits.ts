// Decimal digits of any script as ASCII.

/** `"٦ + ６"` → `"6 + 6"`. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, toAsciiDigit);
}

/** The ten digits of a script are consecutive, so the distance to the first one is the value. */
function toAsciiDigit(digit: string): string {
  let value = 0;
  let codePoint = digit.codePointAt(0) ?? 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(--codePoint))) value++;
  return String(value);
}
