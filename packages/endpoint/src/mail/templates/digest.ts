// The daily digest for the owner, in plain text. Contains no input of visitors.
import type { OutboxKind, Undelivered } from '../../domain/outbox.ts';
import type { Wording } from '../../domain/wording.ts';
import type { OwnersMail } from './owners-mail.ts';

interface Words {
  readonly subject: string;
  readonly givenUp: string;
  readonly waiting: (count: number) => string;
  readonly suspected: (count: number) => string;
  readonly kept: string;
  readonly kinds: Readonly<Record<OutboxKind, string>>;
}

const german: Words = {
  subject: 'Was nicht ankam',
  givenUp: 'Diese E-Mails wurden aufgegeben:',
  waiting: (count) => `Länger als eine Stunde warten: ${count}. Der Mailserver nimmt sie nicht an.`,
  suspected: (count) => `Unter Verdacht auf Werbung zurückgehalten: ${count}.`,
  kept: 'Alle Nachrichten sind gespeichert und stehen im Posteingang:',
  kinds: {
    notification: 'Benachrichtigung über eine Nachricht',
    confirmation: 'Bitte um Bestätigung',
    'already-confirmed': 'Hinweis, schon angemeldet zu sein',
    answer: 'Automatische Antwort',
    'inbox-link': 'Link zum Posteingang',
    hook: 'Meldung an ein anderes Programm',
    digest: 'Tagesbericht',
  },
};

const english: Words = {
  subject: 'What did not get through',
  givenUp: 'These mails were given up:',
  waiting: (count) => `Waiting for more than an hour: ${count}. The mail server does not accept them.`,
  suspected: (count) => `Held back as suspected spam: ${count}.`,
  kept: 'Every message is stored and is in the inbox:',
  kinds: {
    notification: 'notification of a message',
    confirmation: 'request for confirmation',
    'already-confirmed': 'note of being subscribed already',
    answer: 'automatic answer',
    'inbox-link': 'link to the inbox',
    hook: 'call to another program',
    digest: 'daily digest',
  },
};

const words: Readonly<Record<Wording, Words>> = { de: german, 'de-x-informal': german, en: english };

export function digestMail(wording: Wording, undelivered: Undelivered, inboxUrl: string): OwnersMail {
  const { givenUp, kept, kinds, subject, suspected, waiting } = words[wording];
  const failures = undelivered.givenUp.map(({ kind, failedAt, reason }) => `- ${failedAt}  ${kinds[kind]}: ${reason}`);
  const paragraphs = [
    ...(failures.length === 0 ? [] : [[givenUp, ...failures].join('\n')]),
    ...(undelivered.waiting === 0 ? [] : [waiting(undelivered.waiting)]),
    ...(undelivered.suspected === 0 ? [] : [suspected(undelivered.suspected)]),
    `${kept}\n${inboxUrl}`,
  ];
  return { subject, text: `${paragraphs.join('\n\n')}\n` };
}
