// Attribute types and their defaults. Pure: a type validates, the element warns.
import type { PropertyDeclaration } from 'lit';
import { doubtfulUrl, safeUrl, type UrlKind } from '../browser/safe-url.ts';

/** A reactive property whose default is stored once for all elements. */
export interface Internal extends PropertyDeclaration {
  /** The value while no valid one is set. */
  readonly initial: () => unknown;
}

/** How one property parses its attribute or an assigned value. The attribute is the property's name in kebab-case. */
export interface Kind extends Internal {
  /** What is allowed: words, the bounds of a number, or a name in `owner-words.ts`. Absent: any text, or yes and no. */
  readonly allowed?: string | undefined;
  /** The parsed value, or undefined if it is invalid. */
  readonly accept: (written: string, attribute: string) => unknown;
  /** What an accepted value looks like that may still be a mistake. */
  readonly doubt?: RegExp;
}

/** The properties of a class by name. */
export type PropertyTable = Readonly<Record<string, Kind | Internal>>;

/** Reactive, without attribute or validation. */
export function internal(initial?: unknown): Internal {
  return { state: true, initial: () => initial };
}

function kind(allowed: string | undefined, initial: unknown, accept: Kind['accept']): Kind {
  return { allowed, initial: () => initial, accept };
}

/** Any text. */
export const text = kind(undefined, '', (written) => written);

/** Trimmed text that satisfies `isAllowed`. */
export function checked(allowed: string, isAllowed: (written: string) => boolean, initial = ''): Kind {
  return kind(allowed, initial, (written) => {
    const value = written.trim();
    return isAllowed(value) ? value : undefined;
  });
}

/** One of the words; the first is the default unless `initial` overrides it. */
export function oneOf(words: readonly string[], initial = words[0]): Kind {
  return checked(words.join(', '), (word) => words.includes(word), initial);
}

/** One of the words. Defaults to the page's own option, else to the first word. */
export function oneOfOrPage(words: readonly string[], pageWord: () => string | undefined): Kind {
  return { ...oneOf(words), initial: () => words.find((word) => word === pageWord()) ?? words[0] };
}

/** Reflected, because style sheets read the attribute; a default is not reflected. */
export function reflected(judged: Kind): Kind {
  const toAttribute = (value: unknown) => (value === judged.initial() ? null : value);
  return { ...judged, reflect: true, converter: { toAttribute } };
}

/** An integer within bounds. */
export function integer(min: number, max: number, initial = min): Kind {
  return kind(`${min}…${max}`, initial, (written) => {
    const number = Number(written.trim() || 'none');
    return Number.isInteger(number) && number >= min && number <= max ? number : undefined;
  });
}

/** A positive number of seconds. */
export function seconds(initial: number): Kind {
  return kind('seconds', initial, (written) => {
    const number = Number(written);
    return number > 0 && number < Infinity ? number : undefined;
  });
}

/** True for `""`, `"true"` and the attribute's own name. False for `false`, `0`, `no` and `off`, which editors write. */
export const boolean = kind(undefined, false, (written, attribute) => {
  const word = written.trim().toLowerCase();
  if (['', 'true', attribute].includes(word)) return true;
  return ['false', '0', 'no', 'off'].includes(word) ? false : undefined;
});

/** A URL of the given kind, kept as written. */
export function url(of: UrlKind): Kind {
  return {
    ...checked(of, (written) => !written || safeUrl(written, of) !== undefined),
    doubt: doubtfulUrl,
  };
}

/** Whether the owner should be told: the value is not allowed, is a word for no, or may be a mistake. */
export function isDoubtful({ doubt }: Kind, value: unknown, accepted: unknown): boolean {
  if (accepted === undefined || typeof value !== 'string') return accepted === undefined;
  return accepted === false || doubt?.test(value) === true;
}

/** `headingLevel` → `heading-level`. */
export function attributeName(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
