// What an attribute may hold. Pure: it says what is wrong, the element warns about it.
import type { PropertyDeclaration } from 'lit';
import { safeUrl, type UrlKind } from '../browser/safe-url.ts';

/** One kind of value. `attribute` is its name as it is written in HTML. */
export interface AttributeKind {
  /** For the site's owner, after "allowed is". */
  readonly allowed: string;
  /** The value, or undefined for what is not allowed. */
  accept(written: string, attribute: string): unknown;
}

export interface AttributeDeclaration extends PropertyDeclaration {
  readonly kind?: AttributeKind;
}

function declare(allowed: string, accept: AttributeKind['accept']): AttributeDeclaration {
  return { kind: { allowed, accept } };
}

/** Any text. */
export const text = declare('text', (written) => written);

/** Whatever `isAllowed` says yes to. */
export function checked(allowed: string, isAllowed: (written: string) => boolean): AttributeDeclaration {
  return declare(allowed, (written) => {
    const value = written.trim();
    return isAllowed(value) ? value : undefined;
  });
}

/** One of the given words. */
export function oneOf(...words: readonly string[]): AttributeDeclaration {
  return checked(words.filter(Boolean).join(', '), (word) => words.includes(word));
}

/** An integer within bounds. */
export function integer(min: number, max: number): AttributeDeclaration {
  return declare(`${min} to ${max}`, (written) => {
    const number = Number(written.trim() || 'none');
    return Number.isInteger(number) && number >= min && number <= max ? number : undefined;
  });
}

/** Seconds, as a number greater than zero. */
export const seconds = declare('seconds, more than 0', (written) => {
  const number = Number(written);
  return number > 0 && number < Infinity ? number : undefined;
});

/** True for `""`, `"true"` and the attribute's own name. Editors also write `false`, `0`, `no` and `off`: false. */
export const boolean = declare('true, or no attribute', (written, attribute) => {
  const word = written.trim().toLowerCase();
  if (['', 'true', attribute].includes(word)) return true;
  return ['false', '0', 'no', 'off'].includes(word) ? false : undefined;
});

/** A URL of a kind, kept as it was written. */
export function url(kind: UrlKind): AttributeDeclaration {
  return checked(
    kind === 'link' ? 'an https:, http:, mailto: or tel: URL' : 'an https: or http: URL',
    (written) => !written || safeUrl(written, kind) !== undefined,
  );
}

/** What stands between the typographic quotes that an editor put round a value, or undefined where there are none. */
export function unquote(value: string): string | undefined {
  return /^[“”„‟″«»‹›‘’‚](.*)[“”„‟″«»‹›‘’‚]$/s.exec(value.trim())?.[1];
}
