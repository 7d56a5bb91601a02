// Words of the owner's pages.
import type { Wording } from '../domain/wording.ts';

const english = {
  title: 'Inbox',
  messages: 'Messages',
  subscribers: 'Subscribers',
  suspected: 'Suspected spam',
  noMessages: 'No messages yet.',
  noSubscribers: 'No subscribers yet.',
  noSuspected: 'Nothing is suspected.',
  older: 'Older',
  newest: 'Back to the newest',
  id: 'Id',
  page: 'Page',
  reasons: 'Suspected because',
  consent: 'Consent',
  given: 'given',
  informed: 'informed',
  proof: 'Proof of consent',
  enterToken: 'This inbox is locked',
  tokenHint: 'The endpoint prints its token when it starts.',
  token: 'Token',
  open: 'Open inbox',
  accepted: 'received',
  pending: 'waits for confirmation',
  spam: 'suspected spam',
  confirmed: 'confirmed',
  unsubscribed: 'unsubscribed',
  requested: 'Signed up',
  mail_sent: 'Confirmation mail sent',
  trap: 'it filled in the hidden field',
  'too-fast': 'it was filled in very fast',
} as const;

export type InboxWords = { readonly [Key in keyof typeof english]: string };

const german: InboxWords = {
  title: 'Posteingang',
  messages: 'Nachrichten',
  subscribers: 'Abonnenten',
  suspected: 'Verdacht auf Werbung',
  noMessages: 'Noch keine Nachrichten.',
  noSubscribers: 'Noch keine Abonnenten.',
  noSuspected: 'Kein Verdacht.',
  older: 'Ältere',
  newest: 'Zurück zu den neuesten',
  id: 'Nummer',
  page: 'Seite',
  reasons: 'Verdächtig, weil',
  consent: 'Einwilligung',
  given: 'erteilt',
  informed: 'informiert',
  proof: 'Nachweis der Einwilligung',
  enterToken: 'Dieser Posteingang ist verschlossen',
  tokenHint: 'Der Endpunkt nennt sein Token beim Start.',
  token: 'Token',
  open: 'Posteingang öffnen',
  accepted: 'eingegangen',
  pending: 'wartet auf Bestätigung',
  spam: 'Verdacht auf Werbung',
  confirmed: 'bestätigt',
  unsubscribed: 'abgemeldet',
  requested: 'Angemeldet',
  mail_sent: 'Bestätigungsmail verschickt',
  trap: 'das versteckte Feld ausgefüllt war',
  'too-fast': 'sehr schnell ausgefüllt wurde',
};

export function inboxWords(wording: Wording): InboxWords {
  return wording === 'en' ? english : german;
}

/** The word for a status or reason, or its code where there is none. */
export function wordFor(words: InboxWords, code: string): string {
  return Object.entries(words).find(([key]) => key === code)?.[1] ?? code;
}
