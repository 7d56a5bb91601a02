// The consent sentence, assembled from what the owner says: who writes, about what, how often. Knows no element.
import type { msg as brand } from '@lit/localize';
import { str } from '@lit/localize/internal/str-tag.js';

type Msg = typeof brand;

export const frequencies = ['daily', 'weekly', 'biweekly', 'monthly', 'quarterly', 'irregular'] as const;
export type Frequency = (typeof frequencies)[number];

export interface ConsentParts {
  readonly sender: string;
  readonly purpose: string;
  readonly frequency: string;
  readonly nameField: 'optional' | 'required' | 'none';
}

/** "once a month", in the words of a sentence. */
export function frequencyWords(msg: Msg, frequency: Frequency): string {
  const words = {
    daily: msg('every day'),
    weekly: msg('once a week'),
    biweekly: msg('every other week'),
    monthly: msg('once a month'),
    quarterly: msg('once a quarter'),
    irregular: msg('from time to time'),
  } satisfies Record<Frequency, string>;
  return words[frequency];
}

/** What the visitor agrees to, without the link to the privacy policy. */
export function consentSentences(msg: Msg, parts: ConsentParts): readonly string[] {
  const name = {
    optional: msg('Your name is voluntary and only used to address you.'),
    required: msg('Your name is only used to address you.'),
    none: '',
  }[parts.nameField];
  const revocation = msg('You can withdraw your consent at any time, with the link in every issue or by mail.');
  return [whoWrites(msg, parts), name, revocation].filter((sentence) => sentence !== '');
}

function whoWrites(msg: Msg, { sender, purpose, frequency }: ConsentParts): string {
  if (frequency && purpose) return msg(str`${sender} currently writes to you ${frequency} about ${purpose}.`);
  if (frequency) return msg(str`${sender} currently writes to you ${frequency}.`);
  return purpose ? msg(str`${sender} writes to you about ${purpose}.`) : msg(str`${sender} sends you a newsletter.`);
}
