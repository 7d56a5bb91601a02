// Exports (GDPR, Article 15) or erases (Article 17) the data of one address. Knows no SQL.
import { addressKey } from '@foyer/protocol';
import { announceErasure } from './announce-erasure.ts';
import { batches } from './batches.ts';
import { foldText } from './fold-text.ts';
import { paceWindow } from './mail-pace.ts';
import { refreshNewsletterMail } from './newsletter-mail.ts';
import type { ExportedDelivery, PersonStore, Records, Store } from './ports.ts';
import { spellingsOf } from './search-spellings.ts';
import { subscriberEvent } from './sign-up-request.ts';
import type { StoredSubmission } from './stored-submission.ts';
import type { ConsentEvent, Subscriber } from './subscriber.ts';

export interface PersonalData {
  readonly email: string;
  readonly exportedAt: string;
  readonly messages: readonly Omit<StoredSubmission, 'spam'>[];
  readonly subscriptions: readonly (Omit<Subscriber, 'subscriberId'> & {
    readonly createdAt: string;
    readonly consent: readonly ConsentEvent[];
  })[];
  readonly mails: readonly ExportedDelivery[];
}

export interface Erasure {
  readonly messages: number;
  readonly subscriptions: number;
  readonly mails: number;
  readonly consentSteps: number;
  /** Messages of other people that contain the address: the owner decides about them. */
  readonly mentionedIn: readonly string[];
  /** Hooks that still have to be told. Until then, the outbox contains the address. */
  readonly announcing: readonly string[];
}

interface Found {
  readonly messages: readonly StoredSubmission[];
  readonly subscribers: readonly (Subscriber & { readonly createdAt: string })[];
  readonly steps: readonly { readonly position: number; readonly subscriberId: string; readonly event: ConsentEvent }[];
  readonly mentionedIn: readonly string[];
  /** Other subscribers of these messages, whose address was corrected. */
  readonly others: readonly string[];
}

export async function exportPerson(records: Records, email: string, now: number): Promise<PersonalData> {
  const { messages, steps, subscribers } = await find(records.persons, email);
  return {
    email,
    exportedAt: new Date(now).toISOString(),
    messages: messages.map(({ spam: _ours, ...message }) => message),
    subscriptions: subscribers.map(({ subscriberId, ...subscriber }) => ({
      ...subscriber,
      consent: steps.filter((step) => step.subscriberId === subscriberId).map(({ event }) => event),
    })),
    mails: await records.persons.mails(outboxFilterFor(email, { messages, subscribers })),
  };
}

/**
 * In small transactions, so that visitors are served in between; after a failure, call it again. Then have the database
 * overwrite the freed pages.
 */
export async function erasePerson(store: Store, email: string, now: number): Promise<Erasure> {
  const { mentionedIn, messages, others, steps, subscribers } = await find(store.persons, email);
  const at = new Date(now).toISOString();
  // Messages first, because some are linked to the person only through the subscriber.
  let mails = 0;
  for (const batch of batches(messages, batchSize)) {
    const ids = batch.map(({ submissionId }) => submissionId);
    mails += await store.transaction(async (records) => {
      const { persons } = records;
      await announceErasure(records, batch.map(forgottenMessage(email)), now);
      const ofMessages = { addressKey: null, submissionIds: ids, subscriberIds: [] };
      // Keeps the times of mails to other mailboxes; those to this one are deleted below.
      const count = await persons.removeMails(ofMessages, paceWindow(now));
      await persons.removeMessages(ids, { at, keepContentHash: false });
      return count;
    });
  }
  for (const positions of batches(
    steps.map(({ position }) => position),
    batchSize,
  ))
    await store.transaction(({ persons }) => persons.blankConsent(positions));
  mails += await store.transaction((records) => eraseSubscribers(records, { email, subscribers, now }));
  for (const subscriberId of others)
    await store.transaction((records) => refreshNewsletterMail(records, subscriberId, now));
  const counts = { messages: messages.length, subscriptions: subscribers.length, consentSteps: steps.length };
  return { ...counts, mails, mentionedIn, announcing: await store.persons.announcingTo(addressKey(email)) };
}

/** As typed in the message: a hook may compare letter by letter. */
function forgottenMessage(email: string) {
  return ({ fields, form, submissionId }: StoredSubmission) => {
    const typed = valuesOf(fields).find((value) => addressKey(value) === addressKey(email));
    return { email: typed ?? email, form, submissionId, subscriberId: null };
  };
}

async function eraseSubscribers(
  records: Records,
  { email, subscribers, now }: Pick<Found, 'subscribers'> & { readonly email: string; readonly now: number },
): Promise<number> {
  const { persons, subscribers: store } = records;
  const subscriberIds = subscribers.map(({ subscriberId }) => subscriberId);
  const at = new Date(now).toISOString();
  await announceErasure(records, subscribers.map(forgottenSubscriber), now);
  const mails = await persons.removeMails({ addressKey: addressKey(email), submissionIds: [], subscriberIds });
  await persons.removeSubscribers(subscriberIds, at);
  for (const { form, subscriberId } of subscribers)
    await store.addConsentEvent(subscriberId, subscriberEvent('erased', { form, email: null }, now));
  return mails;
}

const batchSize = 100;

function forgottenSubscriber({ email, form, subscriberId }: Subscriber) {
  return { email, form, submissionId: null, subscriberId };
}

async function find(persons: PersonStore, email: string): Promise<Found> {
  const key = addressKey(email);
  const subscribers = await persons.subscribers(key);
  const ids = new Set(subscribers.map(({ subscriberId }) => subscriberId));
  const steps: Found['steps'][number][] = [];
  for await (const step of persons.consentSteps()) {
    // After a correction, earlier events contain an address that is no longer the subscriber's.
    const isTheirs = step.event.email === null ? ids.has(step.subscriberId) : addressKey(step.event.email) === key;
    if (isTheirs) steps.push(step);
  }
  return { subscribers, steps, ...(await findMessages(persons, email, ids)) };
}

async function findMessages(
  persons: PersonStore,
  email: string,
  subscriberIds: ReadonlySet<string>,
): Promise<Pick<Found, 'messages' | 'mentionedIn' | 'others'>> {
  const key = addressKey(email);
  const spellings = spellingsOf(email);
  const messages: StoredSubmission[] = [];
  const mentionedIn: string[] = [];
  const others = new Set<string>();
  for await (const { subscriberId, ...message } of persons.messages()) {
    const isTheirs = isFrom(message, key) || (subscriberId !== null && subscriberIds.has(subscriberId));
    if (!isTheirs) {
      if (mentions(message, spellings)) mentionedIn.push(message.submissionId);
      continue;
    }
    messages.push(message);
    if (subscriberId !== null && !subscriberIds.has(subscriberId)) others.add(subscriberId);
  }
  return { messages, mentionedIn, others: [...others] };
}

/** A message belongs to the address that is the whole value of one of its fields. */
function isFrom({ fields }: StoredSubmission, key: string): boolean {
  return valuesOf(fields).some((value) => addressKey(value) === key);
}

function valuesOf(fields: StoredSubmission['fields']): readonly string[] {
  return Object.values(fields).flatMap((value) => (typeof value === 'string' ? [value.trim()] : []));
}

function mentions({ consent, fields, page }: StoredSubmission, spellings: readonly string[]): boolean {
  const text = foldText(JSON.stringify([fields, page, consent]));
  return spellings.some((spelling) => text.includes(spelling));
}

function outboxFilterFor(email: string, { messages, subscribers }: Pick<Found, 'messages' | 'subscribers'>) {
  return {
    addressKey: addressKey(email),
    submissionIds: messages.map(({ submissionId }) => submissionId),
    subscriberIds: subscribers.map(({ subscriberId }) => subscriberId),
  };
}
