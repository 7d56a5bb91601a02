// Scores a message for spam. A suspected message is never dropped: it is stored with its reasons, and the owner can
// release it.
import { createHash } from 'node:crypto';
import type { FieldValue, Submission } from '@foyer/protocol';
import type { FormDefinition } from './forms.ts';

export interface SpamRules {
  /** More links than this are suspicious. */
  readonly links: number;
  /** Words that mark a message as suspected. */
  readonly words: readonly string[];
}

export interface SpamSignals {
  readonly trapFilled: boolean;
  /** Milliseconds between challenge and message. */
  readonly filledInMs: number;
  /** Seconds. */
  readonly minFill: number;
  /** Free text, without names and addresses. */
  readonly texts: readonly string[];
  /** The message came with a proof of work; a question alone costs a robot nothing. */
  readonly isProven: boolean;
  /** The form or the network gets more than usual. */
  readonly isBusy: boolean;
  /** The same text arrived within `repeatWindowMs`. */
  readonly repeated: boolean;
}

export const repeatWindowMs = 10 * 60_000;

/** Only `trap` and `words` reach the threshold alone. A message without a proof reaches it under load. */
const weights = { trap: 10, words: 5, load: 4, links: 3, repeated: 2, 'no-proof': 1, 'too-fast': 1 } as const;
const threshold = 5;

export type SpamReason = keyof typeof weights;

export function spamReasons(circumstances: SpamSignals, rules: SpamRules): readonly SpamReason[] {
  const { trapFilled, filledInMs, isBusy, isProven, minFill, repeated, texts } = circumstances;
  const signs: Readonly<Record<SpamReason, boolean>> = {
    trap: trapFilled,
    'too-fast': filledInMs < minFill * 1000,
    links: countLinks(texts) > rules.links,
    repeated,
    'no-proof': !isProven,
    // A proof of work has paid for the load.
    load: isBusy && !isProven,
    words: rules.words.some((word) => texts.some((text) => containsWord(text, word))),
  };
  return reasons.filter((reason) => signs[reason]);
}

const reasons = [
  'trap',
  'too-fast',
  'links',
  'repeated',
  'no-proof',
  'load',
  'words',
] as const satisfies readonly SpamReason[];

export function isSuspected(found: readonly SpamReason[]): boolean {
  return found.reduce((sum, reason) => sum + weights[reason], 0) >= threshold;
}

/** Only free text: names repeat between visitors, addresses between messages. */
export function textsOf({ fields }: Pick<Submission, 'fields'>, form: FormDefinition): readonly string[] {
  const kindOf = (name: string) => form.fields.find((rule) => rule.name === name)?.kind ?? 'multi-line';
  return Object.entries(fields)
    .filter(([name]) => kindOf(name) === 'multi-line')
    .flatMap(([, value]) => valuesOf(value))
    .filter((text) => text.trim() !== '');
}

/** Ignores white space and case. Undefined where there is no text. */
export function hashTexts(texts: readonly string[]): string | undefined {
  if (texts.length === 0) return undefined;
  const words = texts.map((text) => text.normalize('NFKC').toLowerCase().split(/\s+/u).filter(Boolean).join(' '));
  return createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 22);
}

function valuesOf(value: FieldValue): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

function countLinks(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + (text.match(/https?:\/\/|\bwww\./gi)?.length ?? 0), 0);
}

/** Matches whole words, so that "specialist" does not match "cialis". */
function containsWord(text: string, word: string): boolean {
  const [haystack, needle] = [text, word].map((part) => part.normalize('NFKC').toLowerCase());
  if (haystack === undefined || needle === undefined || needle === '') return false;
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
    if (!isLetter(haystack.at(at - 1), at > 0) && !isLetter(haystack.at(at + needle.length), true)) return true;
  }
  return false;
}

function isLetter(character: string | undefined, exists: boolean): boolean {
  return exists && character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
