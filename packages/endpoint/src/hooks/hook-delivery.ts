// Delivers outbox entries to a hook. Reads the payload at delivery time, so that erased data is never sent.
import type { OutboxEntry } from '../domain/outbox.ts';
import type { Records, Store } from '../domain/ports.ts';
import type { Deliver } from '../outbox/delivery.ts';
import type { HookPayload, Hook } from './hook.ts';

export function hookDelivery(hook: Hook): Deliver {
  return async (entry, store, signal) => {
    const payload = await payloadFor(entry, store);
    if (payload === undefined) return { status: 'lapsed' };
    const result = await hook.send(payload, signal);
    if (payload.erased === undefined || result.status !== 'sent') return result;
    // The address is deleted with the entry.
    return { ...result, record: ({ outbox }) => outbox.remove(entry.deliveryId) };
  };
}

async function payloadFor(entry: OutboxEntry, store: Store): Promise<HookPayload | undefined> {
  const { createdAt, hook, deliveryId: id, submissionId, subscriberId } = entry;
  if (hook === null) return undefined;
  const common = { id, createdAt, event: hook.event };
  if (entry.erased !== null) {
    const { email, form } = entry.erased;
    return { ...common, form, erased: { email, submissionId } };
  }
  const message = submissionId === null ? undefined : await messageFor(store, submissionId);
  if (subscriberId === null) return message && { ...common, ...message };
  const subscriber = await store.subscribers.read(subscriberId);
  // A late event that contradicts the current status would resubscribe an unsubscribed address, or vice versa.
  if (subscriber === undefined || (subscriber.status === 'confirmed') !== (hook.event === 'subscribed'))
    return undefined;
  // Its retry would come after the event that followed it, and say the same.
  if (await store.outbox.isSuperseded(id)) return undefined;
  const { email, form, locale, name } = subscriber;
  return { ...common, form, subscriber: { email, name, locale } };
}

async function messageFor(records: Records, submissionId: string) {
  const stored = await records.submissions.read(submissionId);
  if (stored === undefined || stored.status === 'spam') return undefined;
  const { fields, form, page, receivedAt } = stored;
  return { form, message: { submissionId, fields, page, receivedAt } };
}
