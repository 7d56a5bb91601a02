// The result of the owner's decision, as text and as a URL query of the page that shows it.
import { reviews } from '../domain/review.ts';
import { counted, messagesIn, type Msg, type Wording } from '../domain/messages.ts';

export const outcomes = ['none', ...reviews, 'retried', 'dismissed', 'reopened', 'resent'] as const;

export interface InboxResult {
  /** `none`: nothing was selected. `retried` and `dismissed` are deliveries, `reopened` is a hook, `resent` a confirmation. */
  readonly outcome: (typeof outcomes)[number];
  readonly count: number;
}

/** Forms for a count, but for outcomes that have none. */
function formsOf(msg: Msg, { count, outcome }: InboxResult): string {
  const isCounted = outcome !== 'none' && outcome !== 'resent';
  if (count === 0 && isCounted) return msg('Nothing was changed: what was selected is no longer there.');
  const noSignUp = msg('There is no sign-up to confirm.');
  const texts: Readonly<Record<InboxResult['outcome'], string>> = {
    none: msg('Nothing was selected.'),
    read: msg('1 message marked as read. | # messages marked as read.'),
    unread: msg('1 message marked as new. | # messages marked as new.'),
    release: msg('1 message marked as not spam. | # messages marked as not spam.'),
    spam: msg('1 message marked as spam. | # messages marked as spam.'),
    delete: msg('1 message deleted. | # messages deleted.'),
    'send-again': msg('Failed mails of 1 message are sent again. | Failed mails of # messages are sent again.'),
    retried: msg('1 delivery is tried again. | # deliveries are tried again.'),
    dismissed: msg('1 delivery is removed from the list. | # deliveries are removed from the list.'),
    reopened: msg('The hook is called again.'),
    resent: count === 0 ? noSignUp : msg('The confirmation mail is on its way.'),
  };
  return texts[outcome];
}

export function resultText(result: InboxResult, wording: Wording): string {
  return counted(wording, formsOf(messagesIn(wording), result), result.count);
}

export function deletionQuestion(count: number, wording: Wording): string {
  return counted(wording, messagesIn(wording)('Delete 1 message for good? | Delete # messages for good?'), count);
}

export function resultQuery({ count, outcome }: InboxResult) {
  return { done: outcome, count };
}
