// The result of the owner's decision about several messages, as text and as a URL query of the page that shows it.
import type { Review } from '../domain/review.ts';
import type { Wording } from '../domain/wording.ts';

export interface ReviewResult {
  /** `none`: nothing was selected. */
  readonly decision: Review | 'none';
  readonly count: number;
}

interface ResultWords {
  readonly message: (count: number) => string;
  readonly question: (messages: string) => string;
  readonly none: string;
  readonly unchanged: string;
  readonly done: Readonly<Record<Review, string>>;
}

const english: ResultWords = {
  message: (count) => (count === 1 ? '1 message' : `${count} messages`),
  question: (messages) => `Delete ${messages} for good?`,
  none: 'Nothing was selected.',
  unchanged: 'Nothing was changed: the selected messages are no longer there.',
  done: {
    read: 'marked as read',
    unread: 'marked as new',
    release: 'marked as not spam',
    spam: 'marked as spam',
    delete: 'deleted',
    'send-again': 'whose failed mails are sent again',
  },
};

const german: ResultWords = {
  message: (count) => (count === 1 ? '1 Nachricht' : `${count} Nachrichten`),
  question: (messages) => `${messages} endgültig löschen?`,
  none: 'Es war nichts ausgewählt.',
  unchanged: 'Es wurde nichts geändert: Die ausgewählten Nachrichten sind nicht mehr da.',
  done: {
    read: 'als gelesen markiert',
    unread: 'als neu markiert',
    release: 'als „keine Werbung“ markiert',
    spam: 'als Werbung markiert',
    delete: 'gelöscht',
    'send-again': 'mit gescheiterten Mails, die noch einmal verschickt werden',
  },
};

export function resultText({ count, decision }: ReviewResult, wording: Wording): string {
  const { done, message, none, unchanged } = wordsIn(wording);
  if (decision === 'none') return none;
  return count === 0 ? unchanged : `${message(count)} ${done[decision]}.`;
}

export function deletionQuestion(count: number, wording: Wording): string {
  const { message, question } = wordsIn(wording);
  return question(message(count));
}

export function resultQuery({ count, decision }: ReviewResult) {
  return { done: decision, count };
}

function wordsIn(wording: Wording): ResultWords {
  return wording === 'en' ? english : german;
}
