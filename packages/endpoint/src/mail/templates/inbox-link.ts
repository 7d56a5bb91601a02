// The mail with an inbox link. Contains no input of visitors.
import { messagesIn, type Wording } from '../../domain/messages.ts';
import type { Letter } from './letter.ts';

export function inboxLinkLetter(wording: Wording, url: string): Letter {
  const msg = messagesIn(wording);
  return {
    subject: msg('Link to your inbox'),
    opening: [msg('This link opens the inbox. It is good once, for fifteen minutes:')],
    action: { label: msg('Open the inbox'), url },
    notes: [msg('If you did not ask for it, there is nothing to do.')],
  };
}
