// Newsletter mails: confirmation and "already subscribed". They contain nothing from the form, since someone else may
// have filled it in.
import type { Wording } from '../../domain/wording.ts';
import type { Letter } from './letter.ts';

export interface NewsletterLinks {
  readonly sender: string;
  readonly confirmUrl: string;
  readonly unsubscribeUrl: string;
}

type Template = (links: NewsletterLinks) => Letter;

export const confirmationLetter = {
  de: ({ sender, confirmUrl, unsubscribeUrl }) => ({
    subject: 'Bitte bestätigen Sie Ihre Anmeldung',
    greeting: 'Guten Tag,',
    lead: `diese Adresse wurde für den Newsletter von ${sender} eingetragen. Wenn Sie das waren, bestätigen Sie es bitte mit einem Klick:`,
    action: { label: 'Anmeldung bestätigen', url: confirmUrl },
    notes: [
      'Der Link gilt sieben Tage.',
      'Wenn Sie das nicht waren, müssen Sie nichts tun: Ohne Ihre Bestätigung schicken wir keinen Newsletter.',
    ],
    foot: { text: 'Eintragung zurücknehmen', url: unsubscribeUrl },
  }),
  'de-x-informal': ({ sender, confirmUrl, unsubscribeUrl }) => ({
    subject: 'Bitte bestätige deine Anmeldung',
    greeting: 'Hallo,',
    lead: `diese Adresse wurde für den Newsletter von ${sender} eingetragen. Wenn du das warst, bestätige es bitte mit einem Klick:`,
    action: { label: 'Anmeldung bestätigen', url: confirmUrl },
    notes: [
      'Der Link gilt sieben Tage.',
      'Wenn du das nicht warst, musst du nichts tun: Ohne deine Bestätigung schicken wir keinen Newsletter.',
    ],
    foot: { text: 'Eintragung zurücknehmen', url: unsubscribeUrl },
  }),
  en: ({ sender, confirmUrl, unsubscribeUrl }) => ({
    subject: 'Please confirm your subscription',
    greeting: 'Hello,',
    lead: `this address was entered for the newsletter of ${sender}. If that was you, please confirm it with one click:`,
    action: { label: 'Confirm subscription', url: confirmUrl },
    notes: [
      'The link is good for seven days.',
      'If it was not you, there is nothing to do: without your confirmation we send no newsletter.',
    ],
    foot: { text: 'Withdraw this entry', url: unsubscribeUrl },
  }),
} as const satisfies Record<Wording, Template>;

export const alreadyConfirmedLetter = {
  de: ({ sender, unsubscribeUrl }) => ({
    subject: 'Sie sind schon angemeldet',
    greeting: 'Guten Tag,',
    lead: `diese Adresse wurde noch einmal für den Newsletter von ${sender} eingetragen. Sie steht schon auf der Liste, Sie müssen nichts tun.`,
    notes: [],
    foot: { text: 'Newsletter abbestellen', url: unsubscribeUrl },
  }),
  'de-x-informal': ({ sender, unsubscribeUrl }) => ({
    subject: 'Du bist schon angemeldet',
    greeting: 'Hallo,',
    lead: `diese Adresse wurde noch einmal für den Newsletter von ${sender} eingetragen. Sie steht schon auf der Liste, du musst nichts tun.`,
    notes: [],
    foot: { text: 'Newsletter abbestellen', url: unsubscribeUrl },
  }),
  en: ({ sender, unsubscribeUrl }) => ({
    subject: 'You are subscribed already',
    greeting: 'Hello,',
    lead: `this address was entered once more for the newsletter of ${sender}. It is on the list already; there is nothing to do.`,
    notes: [],
    foot: { text: 'Unsubscribe', url: unsubscribeUrl },
  }),
} as const satisfies Record<Wording, Template>;
