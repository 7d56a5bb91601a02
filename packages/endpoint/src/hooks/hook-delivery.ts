// From a row of the outbox to a hook: what it is told is read when it is told, so that nothing is told that is gone.
import type { Records, Store } from '../domain/needs.ts';
import type { WaitingMail } from '../domain/outbox.ts';
import type { Deliver } from '../mail/outbox-worker.ts';
import type { Announcement, Hook } from './hook.ts';

export function hookDelivery(hook: Hook): Deliver {
  return async (mail, store, signal) => {
    const announcement = await describe(mail, store);
    return announcement === undefined ? { status: 'sent' } : hook.tell(announcement, signal);
  };
}

async function describe(mail: WaitingMail, store: Store): Promise<Announcement | undefined> {
  const { createdAt, hook, mailId: id, submissionId, subscriberId } = mail;
  if (hook === null) return undefined;
  const common = { id, createdAt, event: hook.event };
  const message = submissionId === null ? undefined : await describeMessage(store, submissionId);
  if (subscriberId === null) return message && { ...common, ...message };
  const subscriber = await store.subscribers.read(subscriberId);
  if (subscriber === undefined) return undefined;
  const { email, form, locale, name } = subscriber;
  return { ...common, form, subscriber: { email, name, locale } };
}

async function describeMessage(records: Records, submissionId: string) {
  const stored = await records.submissions.read(submissionId);
  if (stored === undefined || stored.status === 'spam') return undefined;
  const { fields, form, page, receivedAt } = stored;
  return { form, message: { submissionId, fields, page, receivedAt } };
}
