// Delivers outbox entries as mail, and records that a confirmation was sent.
import { hashText } from '../domain/consent-chain.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import type { Clock, Store } from '../domain/ports.ts';
import { subscriberEvent } from '../domain/sign-up-request.ts';
import type { Deliver } from '../outbox/delivery.ts';
import type { Composition } from './compose.ts';
import type { Mailer, OutgoingMail } from './outgoing-mail.ts';

export interface MailDeliveryOptions {
  readonly compose: (mail: OutboxEntry, store: Store) => Promise<Composition>;
  readonly mailer: Mailer;
  readonly now: Clock;
}

export function mailDelivery({ compose, mailer, now }: MailDeliveryOptions): Deliver {
  return async (mail, store, signal) => {
    const composition = await compose(mail, store);
    if (composition.status !== 'composed') return composition;
    const { entry, mail: outgoing } = composition;
    const result = await mailer.send(outgoing, signal);
    if (result.status === 'sent' && entry.kind === 'confirmation') {
      await recordConfirmationSent(entry, outgoing, { store, now: now() });
    }
    return result;
  };
}

async function recordConfirmationSent(
  { submissionId, subscriberId }: OutboxEntry,
  { messageId, text, to }: OutgoingMail,
  { store, now }: { readonly store: Store; readonly now: number },
): Promise<void> {
  const subscriber = subscriberId === null ? undefined : await store.subscribers.read(subscriberId);
  if (subscriber === undefined) return;
  const email = 'address' in to ? to.address : subscriber.email;
  await store.subscribers.addConsentEvent(subscriber.subscriberId, {
    ...subscriberEvent('mail_sent', { form: subscriber.form, email }, now),
    submissionId,
    messageId,
    bodyHash: hashText(text),
  });
}
