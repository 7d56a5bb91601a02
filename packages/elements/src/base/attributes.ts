// What an attribute may hold. Pure: it says what is wrong, the element warns about it.
import type { PropertyDeclaration } from 'lit';
import { safeUrl, type UrlKind } from '../browser/safe-url.ts';

/** A value that is allowed, perhaps with a remark for the site's owner. */
export interface Accepted<Value> {
  readonly value: Value;
  readonly remark?: string;
}

/** One kind of value: `accept` gives undefined for what is not `allowed`. */
export interface AttributeKind<Value = unknown> {
  readonly allowed: string;
  accept(value: unknown, attribute: string): Accepted<Value> | undefined;
}

export interface AttributeDeclaration extends PropertyDeclaration {
  readonly kind?: AttributeKind;
}

function declare(allowed: string, accept: AttributeKind['accept']): AttributeDeclaration {
  return { kind: { allowed, accept } };
}

/** Any text. */
export const text = declare('text', (value) => ({ value: String(value) }));

/** One of the given words. */
export function oneOf(...words: readonly string[]): AttributeDeclaration {
  return declare(words.join(', '), (value) => {
    const word = String(value).trim();
    return words.includes(word) ? { value: word } : undefined;
  });
}

/** An integer within bounds. */
export function integer(min: number, max: number): AttributeDeclaration {
  return declare(`a whole number from ${min} to ${max}`, (value) => {
    const number = Number(String(value).trim() || Number.NaN);
    return Number.isInteger(number) && number >= min && number <= max ? { value: number } : undefined;
  });
}

/** Seconds, as a number greater than zero. */
export const seconds = declare('a number of seconds greater than 0', (value) => {
  const number = Number(String(value).trim() || Number.NaN);
  return number > 0 && Number.isFinite(number) ? { value: number } : undefined;
});

/**
 * True for `""`, `"true"` and the attribute's own name. HTML has no attribute that is false while it stands there,
 * but editors write it: `false`, `0`, `no` and `off` are false, with a remark.
 */
export const boolean = declare('the bare attribute, "true" or "false"', (value, attribute) => {
  const word = String(value).trim().toLowerCase();
  if (value === true || word === '' || word === 'true' || word === attribute) return { value: true };
  if (value === false) return { value };
  return ['false', '0', 'no', 'off'].includes(word)
    ? { value: false, remark: 'to switch it off, leave the attribute out' }
    : undefined;
});

/** A URL of a kind, kept as it was written. */
export function url(kind: UrlKind): AttributeDeclaration {
  const allowed = kind === 'link' ? 'an http:, https:, mailto: or tel: URL' : 'an http: or https: URL';
  return declare(`${allowed}, without credentials`, (value) => {
    const written = String(value).trim();
    const known = written === '' || safeUrl(written, kind) !== undefined;
    return known ? { value: written } : undefined;
  });
}

/** Whatever `isAllowed` says yes to. */
export function checked(allowed: string, isAllowed: (value: string) => boolean): AttributeDeclaration {
  return declare(allowed, (value) => {
    const written = String(value).trim();
    return isAllowed(written) ? { value: written } : undefined;
  });
}

const quotes = '“”„‟″«»‹›‘’‚';
const quoted = new RegExp(`^[${quotes}](.*)[${quotes}]$`, 's');

/** What stands between the typographic quotes that an editor put round a value, or undefined where there are none. */
export function unquote(value: string): string | undefined {
  return quoted.exec(value.trim())?.[1];
}
