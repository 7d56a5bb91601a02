// The daily digest for the owner, in plain text. Contains no input of visitors.
import type { OutboxKind, Undelivered } from '../../domain/outbox.ts';
import { languageTag, messagesIn, type Msg, str, type Wording } from '../../domain/messages.ts';
import type { OwnersMail } from './owners-mail.ts';

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

export function digestMail(wording: Wording, undelivered: Undelivered, inboxUrl: string): OwnersMail {
  const msg = messagesIn(wording);
  const failures = undelivered.givenUp.map(
    ({ kind, failedAt, reason }) => `- ${failedAt}  ${kindIn(msg, kind)}: ${reason}`,
  );
  const { suspected, waiting } = undelivered;
  const number = (count: number) => new Intl.NumberFormat(languageTag(wording)).format(count);
  const paragraphs = [
    ...(failures.length === 0 ? [] : [[msg('These mails were given up:'), ...failures].join('\n')]),
    ...(waiting === 0 ? [] : [waitingText(msg, number(waiting))]),
    ...(suspected === 0 ? [] : [suspectedText(msg, number(suspected))]),
    `${msg('Every message is stored and is in the inbox:')}\n${inboxUrl}`,
  ];
  return { subject: msg('What did not get through'), text: `${paragraphs.join('\n\n')}\n` };
}

function waitingText(msg: Msg, count: string): string {
  return msg(str`Waiting for more than an hour: ${count}. The mail server does not accept them.`);
}

function suspectedText(msg: Msg, count: string): string {
  return msg(str`Held back as suspected spam: ${count}.`);
}
