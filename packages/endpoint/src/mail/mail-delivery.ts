// Delivers outbox entries as mail, and records that a confirmation was sent.
import { hashText } from '../domain/consent-chain.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import type { Clock, Records, Store } from '../domain/ports.ts';
import { subscriberEvent } from '../domain/sign-up-request.ts';
import type { Deliver } from '../outbox/delivery.ts';
import type { Composition } from './compose.ts';
import type { Mailer, OutgoingMail } from './outgoing-mail.ts';

export interface MailDeliveryOptions {
  readonly compose: (mail: OutboxEntry, store: Store) => Promise<Composition>;
  readonly mailer: Pick<Mailer, 'send'>;
  readonly now: Clock;
}

export function mailDelivery({ compose, mailer, now }: MailDeliveryOptions): Deliver {
  return async (mail, store, signal) => {
    const composition = await compose(mail, store);
    if (composition.status !== 'composed') return composition;
    const { entry, mail: outgoing } = composition;
    const result = await mailer.send(outgoing, signal);
    if (result.status !== 'sent' || entry.kind !== 'confirmation') return result;
    return { status: 'sent', record: (records) => recordConfirmationSent(records, entry, { ...outgoing, now: now() }) };
  };
}

async function recordConfirmationSent(
  { subscribers }: Records,
  { submissionId, subscriberId }: OutboxEntry,
  { messageId, now, text, to }: OutgoingMail & { readonly now: number },
): Promise<void> {
  const subscriber = subscriberId === null ? undefined : await subscribers.read(subscriberId);
  if (subscriber === undefined) return;
  const email = 'address' in to ? to.address : subscriber.email;
  await subscribers.addConsentEvent(subscriber.subscriberId, {
    ...subscriberEvent('mail_sent', { form: subscriber.form, email }, now),
    submissionId,
    messageId,
    bodyHash: hashText(text),
  });
}
