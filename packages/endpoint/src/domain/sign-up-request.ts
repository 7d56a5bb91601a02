// One request to subscribe: its address, its wording, and whether it may still be confirmed.
import type { Submission } from '@foyer/protocol';
import type { Records } from './ports.ts';
import type { StoredSubmission } from './stored-submission.ts';
import type { ConsentEvent, ConsentKind, Subscriber } from './subscriber.ts';

/** What a subscriber becomes by confirming a request. */
export interface SignUpRequest extends Pick<Subscriber, 'email' | 'name' | 'locale'> {
  readonly event: ConsentEvent;
}

/** Undefined where it was erased. */
export async function readRequest(
  records: Records,
  subscriber: Subscriber,
  submissionId: string,
): Promise<SignUpRequest | undefined> {
  const event = await records.subscribers.latestEvent(subscriber.subscriberId, 'requested', submissionId);
  if (event === undefined) return undefined;
  const message = await records.submissions.read(submissionId);
  const { name, locale } = message === undefined ? subscriber : detailsOf(message);
  // The event's address, since the message keeps the address from before a correction.
  return { event, name, locale, email: event.email ?? subscriber.email };
}

export function detailsOf({
  fields,
  consent,
  page,
}: Submission | StoredSubmission): Pick<Subscriber, 'name' | 'locale'> {
  const { name } = fields;
  return {
    name: typeof name === 'string' && name.trim() !== '' ? name : null,
    locale: consent?.locale ?? page.locale,
  };
}

/** Whether a request that is pending may still be confirmed: unsubscribing withdraws all earlier ones. */
export async function isOpen(records: Records, subscriber: Subscriber, submissionId: string): Promise<boolean> {
  if (subscriber.status !== 'unsubscribed') return subscriber.status === 'pending';
  const history = await records.subscribers.history(subscriber.subscriberId);
  const requested = history.findLastIndex((event) => event.kind === 'requested' && event.submissionId === submissionId);
  return requested > history.findLastIndex(({ kind }) => kind === 'unsubscribed');
}

/** The status that results from the subscriber's own confirmations and unsubscriptions. */
export function standingOf(history: readonly ConsentEvent[]): Subscriber['status'] {
  const click = history.findLast(({ kind }) => kind === 'confirmed' || kind === 'unsubscribed');
  return click?.kind === 'confirmed' || click?.kind === 'unsubscribed' ? click.kind : 'pending';
}

export function requestEvent(
  { consent, page, submissionId }: Submission,
  { email, form, at }: Pick<ConsentEvent, 'email' | 'form' | 'at'>,
): ConsentEvent {
  const { text = null, locale = null, translated } = consent ?? {};
  const wording = { text, locale, ...(translated && { translated }) };
  return { kind: 'requested', at, form, email, pageUrl: page.url, submissionId, ...wording, ...noMail };
}

/** Repeats the accepted wording in the confirmation event, so that one row is the proof. */
export function confirmationEvent(
  { email, form, text, locale, submissionId, translated }: ConsentEvent,
  now: number,
): ConsentEvent {
  const wording = { text, locale, submissionId, ...(translated && { translated }) };
  return { ...subscriberEvent('confirmed', { email, form }, now), ...wording };
}

/** Consent event without a wording: caused by a mail, a link or an expiry. */
export function subscriberEvent(
  kind: ConsentKind,
  { email, form }: Pick<ConsentEvent, 'email' | 'form'>,
  now: number,
): ConsentEvent {
  const at = new Date(now).toISOString();
  return { kind, at, form, text: null, email, locale: null, pageUrl: null, submissionId: null, ...noMail };
}

const noMail = { messageId: null, bodyHash: null } as const;
