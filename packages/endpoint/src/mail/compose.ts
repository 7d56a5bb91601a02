// Composes the mail of an outbox entry. Link secrets are created here, when the mail is sent; only their hashes are
// stored.
import type { OutboxEntry } from '../domain/outbox.ts';
import type { Records } from '../domain/ports.ts';
import { composeDigest, composeInboxLink, composeNotification } from './compose-for-owner.ts';
import { composeAnswer, composeNewsletterMail } from './compose-for-visitor.ts';
import type { MailSettings, MailContext, MailDraft } from './mail-context.ts';
import type { OutgoingMail } from './outgoing-mail.ts';

/** Returns undefined where the mail is obsolete: the subscriber has confirmed or left meanwhile. */
export async function composeMail(
  entry: OutboxEntry,
  records: Records,
  { settings, now }: { settings: MailSettings; now: number },
): Promise<OutgoingMail | undefined> {
  const composed = await compose(entry, { ...settings, records, now });
  return composed && { ...composed, messageId: `<${entry.deliveryId}@${new URL(settings.publicUrl).hostname}>` };
}

async function compose(entry: OutboxEntry, context: MailContext): Promise<MailDraft | undefined> {
  switch (entry.kind) {
    case 'notification':
      return composeNotification(entry, context);
    case 'answer':
      return composeAnswer(entry, context);
    case 'digest':
      return composeDigest(entry, context);
    case 'inbox-link':
      return composeInboxLink(context);
    case 'confirmation':
    case 'already-confirmed':
      return composeNewsletterMail(entry.kind, entry, context);
    case 'hook':
      return undefined;
  }
}
