// The mail with an inbox link, in plain text. Contains no input of visitors.
import { messagesIn, type Wording } from '../../domain/messages.ts';
import type { OwnersMail } from './owners-mail.ts';

export function inboxLinkMail(wording: Wording, url: string): OwnersMail {
  const msg = messagesIn(wording);
  const paragraphs = [
    msg('This link opens the inbox. It is good once, for fifteen minutes:'),
    url,
    msg('If you did not ask for it, there is nothing to do.'),
  ];
  return { subject: msg('Link to your inbox'), text: `${paragraphs.join('\n\n')}\n` };
}
