// Double opt-in: signing up, confirming, unsubscribing, and the limit of mails per address. Knows neither SMTP nor
// URLs.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Submission } from '@foyer/protocol';
import { addressKey } from './address.ts';
import type { FormDefinition, Forms } from './forms.ts';
import { queueHooks } from './hooks.ts';
import type { NewOutboxEntry } from './outbox.ts';
import type { Records } from './ports.ts';
import type { ConsentEvent, ConsentKind, LinkPurpose, Subscriber } from './subscriber.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const confirmLinkLifeMs = 7 * day;
/** An unconfirmed address may have been entered by someone else: few mails, with long gaps. */
const mailLimit = { gapMs: 10 * minute, windowMs: day, unconfirmedInWindow: 3 } as const;

export interface LinkResult {
  readonly status: 'done' | 'unknown' | 'gone';
  readonly subscriber?: Subscriber;
}

/** Only the hash is stored: read access to the database is not enough to confirm for others. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

interface SignUp {
  readonly submission: Submission;
  readonly form: FormDefinition;
  readonly now: number;
}

/** Returns the same answer for known and unknown addresses; only the mail differs. */
export async function requestSubscription(records: Records, { submission, form, now }: SignUp): Promise<string> {
  const at = new Date(now).toISOString();
  const details = subscriberDetails(submission);
  const key = addressKey(details.email);
  const known = await records.subscribers.byAddress(form.id, key);
  const subscriberId = known?.subscriberId ?? randomUUID();
  if (known === undefined) {
    const pending = { subscriberId, form: form.id, addressKey: key, createdAt: at, status: 'pending' as const };
    await records.subscribers.add({ ...pending, ...details });
  } else if (known.status !== 'confirmed') {
    // A confirmed subscriber is not changed: someone else may have filled in the form.
    await records.subscribers.update(subscriberId, { ...details, status: 'pending' });
  }
  await records.subscribers.addConsentEvent(
    subscriberId,
    requestEvent(submission, details.email, { form: form.id, at }),
  );
  const kind = known?.status === 'confirmed' ? 'already-confirmed' : 'confirmation';
  await queueMailTo(records, { kind, addressKey: key, submissionId: submission.submissionId, subscriberId }, now);
  return subscriberId;
}

/** Queues a mail unless the address has reached its limit. */
export async function queueMailTo(
  records: Records,
  entry: Omit<NewOutboxEntry, 'deliveryId' | 'createdAt'> & { readonly addressKey: string },
  now: number,
): Promise<void> {
  const confirmed = entry.kind === 'already-confirmed';
  if (!(await isMailAllowed(records, entry.addressKey, { confirmed, now }))) return;
  await records.outbox.add({ ...entry, deliveryId: randomUUID(), createdAt: new Date(now).toISOString() });
}

function subscriberDetails({ fields, consent, page }: Submission): Pick<Subscriber, 'email' | 'name' | 'locale'> {
  const { email, name } = fields;
  return {
    email: typeof email === 'string' ? email : '',
    name: typeof name === 'string' && name.trim() !== '' ? name : null,
    locale: consent?.locale ?? page.locale,
  };
}

async function isMailAllowed(
  records: Records,
  key: string,
  { confirmed, now }: { confirmed: boolean; now: number },
): Promise<boolean> {
  const since = await records.outbox.timesSince(key, new Date(now - mailLimit.windowMs).toISOString());
  // Ignores times in the future, written while the clock was ahead.
  const times = since.filter((time) => Date.parse(time) <= now);
  if (times.some((time) => Date.parse(time) > now - mailLimit.gapMs)) return false;
  return confirmed || times.length < mailLimit.unconfirmedInWindow;
}

/** Creates a link's secret. Only the mail contains it. */
export async function createLink(
  records: Records,
  { purpose, subscriberId, now }: { purpose: LinkPurpose; subscriberId: string; now: number },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = purpose === 'confirm' ? new Date(now + confirmLinkLifeMs).toISOString() : null;
  await records.tokens.addLink({ tokenHash: hashToken(token), purpose, subscriberId, expiresAt });
  return token;
}

/** Checks a link without changing anything, as a mail scanner would. */
export async function inspectLink(
  records: Records,
  { token, purpose, now }: { token: string; purpose: LinkPurpose; now: number },
): Promise<LinkResult> {
  const link = await records.tokens.link(hashToken(token), purpose);
  const subscriber = link && (await records.subscribers.read(link.subscriberId));
  if (link === undefined || subscriber === undefined) return { status: 'unknown' };
  const expired = link.expiresAt !== null && Date.parse(link.expiresAt) <= now;
  return { status: expired || link.withdrawnAt !== null ? 'gone' : 'done', subscriber };
}

export interface LinkAction {
  readonly token: string;
  readonly forms: Forms;
  readonly now: number;
}

/** Idempotent: a second click has the same result. */
export async function confirmSubscription(records: Records, { token, forms, now }: LinkAction): Promise<LinkResult> {
  const found = await inspectLink(records, { token, purpose: 'confirm', now });
  if (found.status !== 'done' || found.subscriber?.status !== 'pending') return found;
  const { subscriberId } = found.subscriber;
  const request = await records.subscribers.latestRequest(subscriberId);
  await records.subscribers.update(subscriberId, { status: 'confirmed' });
  await records.subscribers.addConsentEvent(subscriberId, {
    ...subscriberEvent('confirmed', found.subscriber, now),
    ...consentWording(request),
  });
  await records.submissions.acceptPending(subscriberId);
  const form = forms.get(found.subscriber.form);
  const submissionId = request?.submissionId ?? null;
  await queueHooks(records, 'subscribed', { form, submissionId, subscriberId, now });
  return found;
}

/** Also withdraws pending confirmation links, so that an old mail cannot undo it. */
export async function unsubscribe(records: Records, { token, forms, now }: LinkAction): Promise<LinkResult> {
  const found = await inspectLink(records, { token, purpose: 'unsubscribe', now });
  if (found.status !== 'done' || found.subscriber === undefined || found.subscriber.status === 'unsubscribed')
    return found;
  await endSubscription(records, found.subscriber, now);
  const { form: formId, status, subscriberId } = found.subscriber;
  // Hooks never learned of an unconfirmed address.
  if (status === 'confirmed') {
    const form = forms.get(formId);
    await queueHooks(records, 'unsubscribed', { form, submissionId: null, subscriberId, now });
  }
  return found;
}

export async function endSubscription(records: Records, subscriber: Subscriber, now: number): Promise<void> {
  const { subscriberId } = subscriber;
  await records.subscribers.update(subscriberId, { status: 'unsubscribed' });
  await records.subscribers.addConsentEvent(subscriberId, subscriberEvent('unsubscribed', subscriber, now));
  await records.tokens.withdrawConfirmLinks(subscriberId, new Date(now).toISOString());
}

function requestEvent(
  { consent, page, submissionId }: Submission,
  email: string,
  { form, at }: Pick<ConsentEvent, 'form' | 'at'>,
): ConsentEvent {
  const { text = null, locale = null } = consent ?? {};
  return { kind: 'requested', at, form, text, email, locale, pageUrl: page.url, submissionId, ...noMail };
}

/** Repeats the accepted wording in the confirmation event, so that one row is the proof. */
function consentWording(request: ConsentEvent | undefined): Pick<ConsentEvent, 'text' | 'locale' | 'submissionId'> {
  return { text: request?.text ?? null, locale: request?.locale ?? null, submissionId: request?.submissionId ?? null };
}

/** Consent event without a form: caused by a mail, a link or an expiry. */
export function subscriberEvent(
  kind: ConsentKind,
  { email, form }: Pick<ConsentEvent, 'email' | 'form'>,
  now: number,
): ConsentEvent {
  const at = new Date(now).toISOString();
  return { kind, at, form, text: null, email, locale: null, pageUrl: null, submissionId: null, ...noMail };
}

const noMail = { messageId: null, bodyHash: null } as const;
