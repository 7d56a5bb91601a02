// Delivers outbox entries as mail, and records that a confirmation was sent.
import { hashText } from '../domain/consent-chain.ts';
import { subscriberEvent } from '../domain/opt-in.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import type { Clock, Store } from '../domain/ports.ts';
import type { Deliver } from '../outbox/delivery.ts';
import type { Mailer, OutgoingMail } from './outgoing-mail.ts';

export interface MailDeliveryOptions {
  /** Returns undefined where the mail is obsolete. */
  readonly compose: (mail: OutboxEntry, store: Store) => Promise<OutgoingMail | undefined>;
  readonly mailer: Mailer;
  readonly now: Clock;
}

export function mailDelivery({ compose, mailer, now }: MailDeliveryOptions): Deliver {
  return async (mail, store, signal) => {
    const outgoing = await compose(mail, store);
    if (outgoing === undefined) return { status: 'sent' };
    const result = await mailer.send(outgoing, signal);
    if (result.status === 'sent' && mail.kind === 'confirmation') {
      await recordConfirmationSent(mail, outgoing, { store, now: now() });
    }
    return result;
  };
}

async function recordConfirmationSent(
  { subscriberId }: OutboxEntry,
  { messageId, text }: OutgoingMail,
  { store, now }: { readonly store: Store; readonly now: number },
): Promise<void> {
  const subscriber = subscriberId === null ? undefined : await store.subscribers.read(subscriberId);
  if (subscriber === undefined) return;
  await store.subscribers.addConsentEvent(subscriber.subscriberId, {
    ...subscriberEvent('mail_sent', subscriber, now),
    messageId,
    bodyHash: hashText(text),
  });
}
