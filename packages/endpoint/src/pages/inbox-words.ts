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
  reasons: 'Noticed',
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
  trap: 'hidden field filled in',
  'too-fast': 'filled in very fast',
  links: 'many links',
  repeated: 'same words as shortly before',
  words: 'words from your list',
  name: 'Name',
  email: 'E-mail',
  phone: 'Phone',
  subject: 'Subject',
  message: 'Message',
  topics: 'Topics',
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
  reasons: 'Auffällig',
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
  trap: 'verstecktes Feld ausgefüllt',
  'too-fast': 'sehr schnell ausgefüllt',
  links: 'viele Links',
  repeated: 'dieselben Worte wie kurz zuvor',
  words: 'Wörter aus Ihrer Liste',
  name: 'Name',
  email: 'E-Mail',
  phone: 'Telefon',
  subject: 'Betreff',
  message: 'Nachricht',
  topics: 'Themen',
};

export function inboxWords(wording: Wording): InboxWords {
  return wording === 'en' ? english : german;
}

/** The word for a status or reason, or its code where there is none. */
export function wordFor(words: InboxWords, code: string): string {
  return Object.entries(words).find(([key]) => key === code)?.[1] ?? code;
}

const knownFields: readonly string[] = ['name', 'email', 'phone', 'subject', 'message', 'topics'];

/** Fields that a page added are called as the page calls them. */
export function fieldLabel(words: InboxWords, name: string): string {
  return knownFields.includes(name) ? wordFor(words, name) : name;
}
