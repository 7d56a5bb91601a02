// Composes the mail of an outbox entry. Link secrets are created here, when the mail is sent; only their hashes are
// stored.
import { checkPace, type Departure } from '../domain/mail-pace.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import type { Records } from '../domain/ports.ts';
import { composeDigest, composeInboxLink, composeNotification } from './compose-for-owner.ts';
import { composeAnswer, composeNewsletterMail } from './compose-for-visitor.ts';
import type { MailSettings, MailContext, MailDraft } from './mail-context.ts';
import type { OutgoingMail } from './outgoing-mail.ts';

export type Composition =
  | { readonly status: 'composed'; readonly mail: OutgoingMail; readonly entry: OutboxEntry }
  | Exclude<Departure, { readonly status: 'allowed' }>;

/** Lapsed if the mail is obsolete, because the subscriber confirmed or unsubscribed meanwhile. Call in a transaction. */
export async function composeMail(
  claimed: OutboxEntry,
  records: Records,
  { settings, now }: { settings: MailSettings; now: number },
): Promise<Composition> {
  const departure = await checkPace(records, claimed, now);
  if (departure.status !== 'allowed') return departure;
  const { entry } = departure;
  const draft = await compose(entry, { ...settings, records, now });
  if (draft === undefined) return { status: 'lapsed' };
  if (entry.paceKey !== null) await records.outbox.markLeft(entry.deliveryId, new Date(now).toISOString());
  const messageId = `<${entry.deliveryId}@${new URL(settings.publicUrl).hostname}>`;
  return { status: 'composed', entry, mail: { ...draft, messageId } };
}

async function compose(entry: OutboxEntry, context: MailContext): Promise<MailDraft | undefined> {
  switch (entry.kind) {
    case 'notification':
      return ownConversation(entry, await composeNotification(entry, context));
    case 'digest':
      return ownConversation(entry, await composeDigest(entry, context));
    case 'inbox-link':
      return ownConversation(entry, await composeInboxLink(entry, context));
    case 'answer':
      return composeAnswer(entry, context);
    case 'confirmation':
    case 'already-confirmed':
      return composeNewsletterMail(entry.kind, entry, context);
    case 'hook':
      return undefined;
  }
}

/** Gmail shows mails with the same sender, recipient and subject as one conversation, unless this header differs. */
function ownConversation({ deliveryId }: OutboxEntry, draft: MailDraft | undefined): MailDraft | undefined {
  return draft && { ...draft, headers: { ...draft.headers, 'X-Entity-Ref-ID': deliveryId } };
}
