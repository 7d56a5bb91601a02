// Reasons to suspect a message, and how heavy they are together. Suspicion never drops it: it is stored with its reasons,
// and its owner can release it.
import { createHash } from 'node:crypto';
import type { FieldValue, Submission } from '@foyer/protocol';
import type { FormDefinition } from './forms.ts';

export interface SpamRules {
  /** More links than that are suspicious. */
  readonly links: number;
  /** Nobody who writes in earnest uses these words here. */
  readonly words: readonly string[];
}

export interface SpamSignals {
  readonly trapFilled: boolean;
  /** Milliseconds between the challenge and the message. */
  readonly filledInMs: number;
  /** Seconds. */
  readonly minFill: number;
  /** What was written, without names and addresses. */
  readonly texts: readonly string[];
  /** The same text arrived a short time ago. */
  readonly repeated: boolean;
}

/** Milliseconds within which the same text once more is noticed. */
export const repeatWindowMs = 10 * 60_000;

/** Only what fills in the trap, or says a word from the owner's list, is suspected for one reason alone. */
const weights = { trap: 10, words: 5, links: 3, repeated: 2, 'too-fast': 1 } as const;
const threshold = 5;

export type SpamReason = keyof typeof weights;

export function spamReasons(circumstances: SpamSignals, rules: SpamRules): readonly SpamReason[] {
  const { trapFilled, filledInMs, minFill, repeated, texts } = circumstances;
  const signs: Readonly<Record<SpamReason, boolean>> = {
    trap: trapFilled,
    'too-fast': filledInMs < minFill * 1000,
    links: countLinks(texts) > rules.links,
    repeated,
    words: rules.words.some((word) => texts.some((text) => containsWord(text, word))),
  };
  return reasons.filter((reason) => signs[reason]);
}

const reasons = ['trap', 'too-fast', 'links', 'repeated', 'words'] as const satisfies readonly SpamReason[];

export function isSuspected(found: readonly SpamReason[]): boolean {
  return found.reduce((sum, reason) => sum + weights[reason], 0) >= threshold;
}

/** Texts that say something: several visitors may have one name, and one address may write twice. */
export function textsOf({ fields }: Pick<Submission, 'fields'>, form: FormDefinition): readonly string[] {
  const kindOf = (name: string) => form.fields.find((rule) => rule.name === name)?.kind ?? 'multi-line';
  return Object.entries(fields)
    .filter(([name]) => kindOf(name) === 'multi-line')
    .flatMap(([, value]) => valuesOf(value))
    .filter((text) => text.trim() !== '');
}

/** Equal where the words are, however they are spaced or capitalized. Undefined where nothing was said. */
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

/** A whole word or several, so that "specialist" is no "cialis". */
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
