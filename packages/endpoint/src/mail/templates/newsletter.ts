// Newsletter mails: confirmation and "already subscribed". They contain nothing from the form, since someone else may
// have filled it in.
import { messagesIn, str, type Wording } from '../../domain/messages.ts';
import type { Letter } from './letter.ts';
import { paragraphsIn } from './text-parts.ts';

/** Built-in words. The WordPress plugin has them, too. */
interface NewsletterWords extends Omit<Letter, 'opening'> {
  readonly greeting: string;
  /** Before the link. */
  readonly lead: string;
}

/** The owner's words take the place of greeting and lead; link, notes and the way out stay. */
export function newsletterLetter(
  { greeting, lead, subject, ...words }: NewsletterWords,
  own: { readonly subject: string | undefined; readonly text: string | undefined },
): Letter {
  return {
    ...words,
    subject: own.subject ?? subject,
    opening: own.text === undefined ? [greeting, lead] : paragraphsIn(own.text),
  };
}

export interface NewsletterLinks {
  readonly sender: string;
  readonly confirmUrl: string;
  readonly unsubscribeUrl: string;
}

export function confirmationLetter(wording: Wording, { sender, confirmUrl, unsubscribeUrl }: NewsletterLinks) {
  const msg = messagesIn(wording);
  return {
    subject: msg('Please confirm your subscription'),
    greeting: msg('Hello,'),
    lead: msg(
      str`this address was entered for the newsletter of ${sender}. If that was you, please confirm it with one click:`,
    ),
    action: { label: msg('Confirm subscription'), url: confirmUrl },
    notes: [
      msg('The link is good for seven days.'),
      msg('If it was not you, there is nothing to do: without your confirmation we send no newsletter.'),
    ],
    foot: { text: msg('Withdraw this entry'), url: unsubscribeUrl },
    preview: msg('One click confirms your subscription. You can unsubscribe at any time.'),
  } satisfies NewsletterWords;
}

export function alreadyConfirmedLetter(wording: Wording, { sender, unsubscribeUrl }: NewsletterLinks) {
  const msg = messagesIn(wording);
  return {
    subject: msg('You are subscribed already'),
    greeting: msg('Hello,'),
    lead: msg(
      str`this address was entered once more for the newsletter of ${sender}. It is on the list already; there is nothing to do.`,
    ),
    notes: [],
    foot: { text: msg('Unsubscribe'), url: unsubscribeUrl },
  } satisfies NewsletterWords;
}
