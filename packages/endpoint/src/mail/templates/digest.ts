// The daily digest for the owner. Contains no input of visitors.
import type { OutboxKind, Undelivered } from '../../domain/outbox.ts';
import { languageTag, messagesIn, type Msg, str, type Wording } from '../../domain/messages.ts';
import { dayAndTimeText } from '../../domain/time-text.ts';
import type { Letter } from './letter.ts';

function kindIn(msg: Msg, kind: OutboxKind): string {
  const kinds: Readonly<Record<OutboxKind, string>> = {
    notification: msg('notification of a message'),
    confirmation: msg('request for confirmation'),
    'already-confirmed': msg('note of being subscribed already'),
    answer: msg('automatic answer'),
    'inbox-link': msg('link to the inbox'),
    hook: msg('call to another program'),
    digest: msg('daily digest'),
  };
  return kinds[kind];
}

export interface DigestContent {
  readonly undelivered: Undelivered;
  readonly inboxUrl: string;
  /** IANA. */
  readonly timeZone: string;
}

export function digestLetter(wording: Wording, { inboxUrl, timeZone, undelivered }: DigestContent): Letter {
  const msg = messagesIn(wording);
  const language = languageTag(wording);
  const { givenUp, suspected, waiting } = undelivered;
  const number = (count: number) => new Intl.NumberFormat(language).format(count);
  const items = givenUp.map(
    ({ kind, failedAt, reason }) =>
      `${dayAndTimeText(failedAt, { language, timeZone })}: ${kindIn(msg, kind)} (${reason})`,
  );
  return {
    subject: msg('What did not get through'),
    opening: [
      ...(waiting === 0 ? [] : [waitingText(msg, number(waiting))]),
      ...(suspected === 0 ? [] : [suspectedText(msg, number(suspected))]),
      msg('Every message is stored and is in the inbox.'),
    ],
    ...(items.length > 0 && { list: { title: msg('These mails were given up:'), items } }),
    action: { label: msg('Open the inbox'), url: inboxUrl },
  };
}

function waitingText(msg: Msg, count: string): string {
  return msg(str`Waiting for more than an hour: ${count}. The mail server does not accept them.`);
}

function suspectedText(msg: Msg, count: string): string {
  return msg(str`Held back as suspected spam: ${count}.`);
}
