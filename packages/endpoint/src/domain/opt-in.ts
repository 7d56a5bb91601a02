// Double opt-in: signing up, confirming, unsubscribing. Knows neither SMTP nor URLs.
import { randomUUID } from 'node:crypto';
import { addressKey, type Submission } from '@foyer/protocol';
import { emailIn } from './email-field.ts';
import type { FormDefinition, Forms } from './forms.ts';
import { queueHooks } from './hooks.ts';
import { inspectLink, type LinkResult } from './mail-links.ts';
import { queueNewsletterMail } from './newsletter-mail.ts';
import type { Records } from './ports.ts';
import { confirmationEvent, detailsOf, readRequest, requestEvent, subscriberEvent } from './sign-up-request.ts';
import type { Subscriber } from './subscriber.ts';

interface SignUp {
  readonly submission: Submission;
  readonly form: FormDefinition;
  readonly now: number;
  /** Released from spam just now, so a request that waits for its mail is newer. */
  readonly isReleased?: boolean;
}

/**
 * Returns the same answer for known and unknown addresses; only the mail differs. Does not change a known subscriber:
 * someone else may have filled in the form.
 */
export async function requestSubscription(
  records: Records,
  { submission, form, now, isReleased = false }: SignUp,
): Promise<string> {
  const at = new Date(now).toISOString();
  const email = emailIn(submission, form) ?? '';
  const key = addressKey(email);
  const known = await records.subscribers.byAddress(form.id, key);
  const subscriberId = known?.subscriberId ?? randomUUID();
  if (known === undefined) {
    const pending = { subscriberId, form: form.id, addressKey: key, createdAt: at, status: 'pending' as const };
    await records.subscribers.add({ ...pending, email, ...detailsOf(submission) });
  }
  await records.subscribers.addConsentEvent(subscriberId, requestEvent(submission, { email, form: form.id, at }));
  if (isReleased && (await records.outbox.waitingFor(subscriberId)) !== undefined) return subscriberId;
  const kind = known?.status === 'confirmed' ? 'already-confirmed' : 'confirmation';
  const { submissionId } = submission;
  await queueNewsletterMail(records, kind, { subscriberId, email, submissionId, now });
  return subscriberId;
}

export interface LinkAction {
  readonly token: string;
  readonly forms: Forms;
  readonly now: number;
}

export interface ActionResult extends LinkResult {
  /** False if it was confirmed before. */
  readonly changed: boolean;
}

/** Confirms the request whose link was clicked. Idempotent: a second click has the same result. */
export async function confirmSubscription(records: Records, { token, forms, now }: LinkAction): Promise<ActionResult> {
  const found = await inspectLink(records, { token, purpose: 'confirm', now });
  const { submissionId, subscriber } = found;
  if (subscriber === undefined || submissionId === undefined) return { ...found, changed: false };
  const { form: formId, status, subscriberId } = subscriber;
  const request = await readRequest(records, subscriber, submissionId);
  const earlier = await records.subscribers.latestEvent(subscriberId, 'confirmed', submissionId);
  if (earlier !== undefined) return { ...found, changed: false };
  if (request === undefined) return { ...found, status: 'deleted', changed: false };
  const { event, ...details } = request;
  await records.subscribers.update(subscriberId, { ...details, status: 'confirmed' });
  await records.subscribers.addConsentEvent(subscriberId, confirmationEvent(event, now));
  await records.submissions.setStatus(submissionId, 'accepted');
  await records.outbox.removeWaiting(subscriberId);
  if (status !== 'confirmed') {
    const { email } = request;
    await queueHooks(records, 'subscribed', { form: forms.get(formId), email, submissionId, subscriberId, now });
  }
  return { ...found, changed: true };
}

export async function unsubscribe(records: Records, { token, forms, now }: LinkAction): Promise<ActionResult> {
  const found = await inspectLink(records, { token, purpose: 'unsubscribe', now });
  const { subscriber } = found;
  if (subscriber === undefined) return { ...found, changed: false };
  const changed = await endSubscription(records, subscriber, now);
  // Hooks never received an unconfirmed address.
  if (subscriber.status === 'confirmed') {
    const { email, form: formId, subscriberId } = subscriber;
    const form = forms.get(formId);
    await queueHooks(records, 'unsubscribed', { form, email, submissionId: null, subscriberId, now });
  }
  return { ...found, changed };
}

/** Also withdraws pending requests, so that an old mail cannot undo it. Returns false if nothing was subscribed. */
export async function endSubscription(records: Records, subscriber: Subscriber, now: number): Promise<boolean> {
  const { status, subscriberId } = subscriber;
  const links = await records.tokens.withdrawConfirmLinks({ subscriberId }, new Date(now).toISOString());
  const mails = await records.outbox.removeWaiting(subscriberId);
  if (status === 'unsubscribed' && links + mails === 0) return false;
  await records.subscribers.update(subscriberId, { status: 'unsubscribed' });
  await records.subscribers.addConsentEvent(subscriberId, subscriberEvent('unsubscribed', subscriber, now));
  return true;
}
