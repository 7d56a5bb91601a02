// From a row of the outbox to a mail. Secrets of links are made here, when the mail leaves, and stored as hashes only.
import type { Records } from '../domain/needs.ts';
import type { WaitingMail } from '../domain/outbox.ts';
import { composeDigest, composeInboxLink, composeNotification } from './compose-for-owner.ts';
import { composeAnswer, composeLetter } from './compose-for-visitor.ts';
import type { Correspondence, Desk, UnnumberedMail } from './correspondence.ts';
import type { OutgoingMail } from './outgoing-mail.ts';

/** Returns undefined where the occasion has passed: the subscriber confirmed or left meanwhile. */
export async function composeMail(
  mail: WaitingMail,
  records: Records,
  { correspondence, now }: { correspondence: Correspondence; now: number },
): Promise<OutgoingMail | undefined> {
  const composed = await compose(mail, { ...correspondence, records, now });
  return composed && { ...composed, messageId: `<${mail.mailId}@${new URL(correspondence.publicUrl).hostname}>` };
}

async function compose(mail: WaitingMail, desk: Desk): Promise<UnnumberedMail | undefined> {
  switch (mail.kind) {
    case 'notification':
      return composeNotification(mail, desk);
    case 'answer':
      return composeAnswer(mail, desk);
    case 'digest':
      return composeDigest(mail, desk);
    case 'inbox-link':
      return composeInboxLink(desk);
    case 'confirmation':
    case 'already-confirmed':
      return composeLetter(mail.kind, mail, desk);
    case 'hook':
      return undefined;
  }
}
