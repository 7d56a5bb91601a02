// The result of the owner's decision, as text and as a URL query of the page that shows it.
import { reviews } from '../domain/review.ts';
import type { Wording } from '../domain/wording.ts';

export const outcomes = ['none', ...reviews, 'retried', 'dismissed', 'reopened', 'resent'] as const;

export interface InboxResult {
  /** `none`: nothing was selected. `retried` and `dismissed` are deliveries, `reopened` is a hook, `resent` a confirmation. */
  readonly outcome: (typeof outcomes)[number];
  readonly count: number;
}

type ResultWords = Readonly<Record<InboxResult['outcome'], (count: number) => string>> & {
  readonly unchanged: string;
};

const english: ResultWords = {
  none: () => 'Nothing was selected.',
  unchanged: 'Nothing was changed: what was selected is no longer there.',
  read: (count) => `${englishMessages(count)} marked as read.`,
  unread: (count) => `${englishMessages(count)} marked as new.`,
  release: (count) => `${englishMessages(count)} marked as not spam.`,
  spam: (count) => `${englishMessages(count)} marked as spam.`,
  delete: (count) => `${englishMessages(count)} deleted.`,
  'send-again': (count) => `Failed mails of ${englishMessages(count)} are sent again.`,
  retried: (count) => `${englishDeliveries(count)} tried again.`,
  dismissed: (count) => `${englishDeliveries(count)} removed from the list.`,
  reopened: () => 'The hook is called again.',
  resent: (count) => (count === 0 ? 'There is no sign-up to confirm.' : 'The confirmation mail is on its way.'),
};

const german: ResultWords = {
  none: () => 'Es war nichts ausgewählt.',
  unchanged: 'Es wurde nichts geändert: Was ausgewählt war, ist nicht mehr da.',
  read: (count) => `${germanMessages(count)} als gelesen markiert.`,
  unread: (count) => `${germanMessages(count)} als neu markiert.`,
  release: (count) => `${germanMessages(count)} als „keine Werbung“ markiert.`,
  spam: (count) => `${germanMessages(count)} als Werbung markiert.`,
  delete: (count) => `${germanMessages(count)} gelöscht.`,
  'send-again': (count) =>
    `Gescheiterte Mails zu ${count === 1 ? 'einer Nachricht' : `${count} Nachrichten`} gehen noch einmal hinaus.`,
  retried: (count) => `${germanDeliveries(count)} noch einmal versucht.`,
  dismissed: (count) => `${germanDeliveries(count)} aus der Liste entfernt.`,
  reopened: () => 'Der Hook wird wieder aufgerufen.',
  resent: (count) => (count === 0 ? 'Es gibt keine Anmeldung zu bestätigen.' : 'Die Bestätigungsmail ist unterwegs.'),
};

function englishMessages(count: number): string {
  return count === 1 ? '1 message' : `${count} messages`;
}

function germanMessages(count: number): string {
  return count === 1 ? '1 Nachricht' : `${count} Nachrichten`;
}

function englishDeliveries(count: number): string {
  return count === 1 ? '1 delivery is' : `${count} deliveries are`;
}

function germanDeliveries(count: number): string {
  return count === 1 ? '1 Zustellung wird' : `${count} Zustellungen werden`;
}

export function resultText({ count, outcome }: InboxResult, wording: Wording): string {
  const words = wording === 'en' ? english : german;
  const hasOwnWords = outcome === 'none' || outcome === 'resent';
  return count === 0 && !hasOwnWords ? words.unchanged : words[outcome](count);
}

export function deletionQuestion(count: number, wording: Wording): string {
  return wording === 'en'
    ? `Delete ${englishMessages(count)} for good?`
    : `${germanMessages(count)} endgültig löschen?`;
}

export function resultQuery({ count, outcome }: InboxResult) {
  return { done: outcome, count };
}
