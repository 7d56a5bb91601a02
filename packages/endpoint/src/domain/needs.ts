// What the rules need from the world. Store and mail provide it; this file knows neither SQL nor SMTP.
import type { BeaconRecords } from './beacon.ts';
import type { Consent, FieldValue, Receipt, Submission } from '@foyer/protocol';

/** Milliseconds since 1970. */
export type Clock = () => number;

export type SubmissionStatus = 'accepted' | 'pending' | 'spam';
export type SubscriberStatus = 'pending' | 'confirmed' | 'unsubscribed';
/** Of a link to a subscriber. */
export type LinkPurpose = 'confirm' | 'unsubscribe';
export type MailKind =
  'confirmation' | 'already-confirmed' | 'notification' | 'answer' | 'inbox-link' | 'digest' | 'hook';
export type HookEvent = 'message' | 'subscribed' | 'unsubscribed';
export type ConsentKind = 'requested' | 'mail_sent' | 'confirmed' | 'unsubscribed' | 'expired' | 'erased';

export interface StoredReceipt {
  readonly form: string;
  /** Null where all that the message said was erased. */
  readonly contentHash: string | null;
  readonly receiptStatus: Receipt['status'];
  readonly receivedAt: string;
}

export interface NewSubmission extends StoredReceipt {
  readonly contentHash: string;
  readonly submission: Submission;
  readonly origin: string;
  /** Of the words alone; undefined where there are none. */
  readonly bodyHash?: string;
  readonly status: SubmissionStatus;
  readonly spam: readonly string[];
  readonly subscriberId?: string;
}

export interface StoredSubmission {
  readonly submissionId: string;
  readonly form: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly consent: Consent | null;
  readonly page: Submission['page'];
  readonly status: SubmissionStatus;
  readonly spam: readonly string[];
  readonly receivedAt: string;
}

export interface Subscriber {
  readonly subscriberId: string;
  readonly form: string;
  readonly email: string;
  readonly name: string | null;
  readonly status: SubscriberStatus;
  /** Of the wording that was agreed to; mails and pages speak it. */
  readonly locale: string;
}

export interface NewSubscriber extends Subscriber {
  readonly addressKey: string;
  readonly createdAt: string;
}

/** One step of a consent, with the wording it was about. Steps are only ever added; erasing blanks what is personal. */
export interface ConsentEvent {
  readonly kind: ConsentKind;
  readonly at: string;
  readonly form: string;
  readonly text: string | null;
  /** Whose consent it is, as it was spelled then. */
  readonly email: string | null;
  readonly locale: string | null;
  readonly pageUrl: string | null;
  readonly submissionId: string | null;
  /** Of the mail that was sent. */
  readonly messageId: string | null;
  /** SHA-256 of its text. */
  readonly bodyHash: string | null;
}

export interface NewLink {
  readonly tokenHash: string;
  readonly purpose: LinkPurpose | 'inbox';
  readonly subscriberId: string;
  readonly expiresAt: string | null;
}

export interface Link {
  readonly subscriberId: string;
  readonly expiresAt: string | null;
  readonly withdrawnAt: string | null;
}

export interface NewMail {
  readonly mailId: string;
  readonly kind: MailKind;
  readonly createdAt: string;
  /** Comparable address of a subscriber, for counting; null for the owner's own mail. */
  readonly addressKey: string | null;
  readonly submissionId: string | null;
  readonly subscriberId: string | null;
  /** Of kind `hook`: who is told, of what. */
  readonly hook?: MailHook;
}

export interface MailHook {
  readonly name: string;
  readonly event: HookEvent;
}

export interface SubmissionRecords {
  receipt(submissionId: string): Promise<StoredReceipt | undefined>;
  add(submission: NewSubmission): Promise<void>;
  /** Whether a message with the same words arrived since. */
  isRepeated(bodyHash: string, since: string): Promise<boolean>;
  read(submissionId: string): Promise<StoredSubmission | undefined>;
  setStatus(submissionId: string, status: SubmissionStatus): Promise<void>;
  /** The message is about somebody else. */
  assign(submissionId: string, subscriberId: string): Promise<void>;
  /** The click in the mail came: what waited for it waits no longer. */
  acceptPending(subscriberId: string): Promise<void>;
}

export interface TokenRecords {
  /** Returns false where the token was spent before. */
  spend(tokenId: string, expiresAt: string): Promise<boolean>;
  addLink(link: NewLink): Promise<void>;
  link(tokenHash: string, purpose: NewLink['purpose']): Promise<Link | undefined>;
  /** Returns false where it was withdrawn before. */
  withdrawLink(tokenHash: string, at: string): Promise<boolean>;
  withdrawConfirmLinks(subscriberId: string, at: string): Promise<void>;
}

export interface SubscriberRecords {
  byAddress(form: string, addressKey: string): Promise<Subscriber | undefined>;
  read(subscriberId: string): Promise<Subscriber | undefined>;
  /** Whom a sign-up that still waits for its click is about; `isShared` where other sign-ups are about them too. */
  byPendingSubmission(
    submissionId: string,
  ): Promise<{ readonly subscriber: Subscriber; readonly isShared: boolean } | undefined>;
  add(subscriber: NewSubscriber): Promise<void>;
  update(
    subscriberId: string,
    changes: Partial<Pick<Subscriber, 'name' | 'status' | 'locale' | 'email'>>,
  ): Promise<void>;
  /** The latest request, whose wording a click confirms. */
  latestRequest(subscriberId: string): Promise<ConsentEvent | undefined>;
  addConsentEvent(subscriberId: string, event: ConsentEvent): Promise<void>;
}

export interface OutboxRecords {
  add(mail: NewMail): Promise<void>;
  /** When mails to this address were put into the outbox, since `since`. */
  timesSince(addressKey: string, since: string): Promise<readonly string[]>;
  /** When the latest mail of a kind was put into the outbox. */
  latest(kind: MailKind): Promise<string | undefined>;
  undelivered(since: string, waitingSince: string): Promise<Undelivered>;
}

/** What did not get through. */
export interface Undelivered {
  readonly givenUp: readonly { readonly kind: MailKind; readonly failedAt: string; readonly reason: string }[];
  /** Mails that the mail server does not take. */
  readonly waiting: number;
  /** Messages that were held back. */
  readonly suspected: number;
}

export interface WrittenMail {
  readonly mailId: string;
  readonly kind: MailKind;
  readonly createdAt: string;
  readonly sentAt: string | null;
}

/** Where one person may have left traces. */
export interface Traces {
  readonly addressKey: string | null;
  readonly submissionIds: readonly string[];
  readonly subscriberIds: readonly string[];
}

export interface OldSignUp {
  readonly subscriberId: string;
  readonly submissionIds: readonly string[];
  /** Of the steps of its consent. */
  readonly positions: readonly number[];
}

/** For handing out and for forgetting what is stored of somebody. */
export interface PersonRecords {
  /** All of them, oldest first. */
  messages(): AsyncIterable<StoredSubmission & { readonly subscriberId: string | null }>;
  subscribers(addressKey: string): Promise<readonly (Subscriber & { readonly createdAt: string })[]>;
  /** All that are not erased, oldest first. */
  consentSteps(): AsyncIterable<{
    readonly position: number;
    readonly subscriberId: string;
    readonly event: ConsentEvent;
  }>;
  mails(traces: Traces): Promise<readonly WrittenMail[]>;
  oldMessages(form: string, before: string, limit: number): Promise<readonly string[]>;
  /** Sign-ups that nobody confirmed since. */
  oldSignUps(form: string, before: string, limit: number): Promise<readonly OldSignUp[]>;
  removeMails(traces: Traces): Promise<number>;
  /** Their ids stay known. Without `keepContentHash` whatever comes with such an id later counts as the same message. */
  removeMessages(
    submissionIds: readonly string[],
    how: { readonly at: string; readonly keepContentHash: boolean },
  ): Promise<void>;
  removeSubscribers(subscriberIds: readonly string[]): Promise<void>;
  /** The steps stay, what is personal in them goes. */
  blankConsent(positions: readonly number[]): Promise<void>;
  removeTombstones(before: string): Promise<void>;
}

/** Begins with the first request and ends `resetsAt`. */
export interface CountingWindow {
  readonly now: string;
  readonly resetsAt: string;
}

export interface RateCount {
  readonly key: string;
  readonly count: number;
  /** ISO 8601: the count begins anew then. */
  readonly resetsAt: string;
}

export interface RateRecords {
  /** Adds one request to a counter, which begins at `window` unless it is running. */
  count(key: string, window: CountingWindow): Promise<RateCount>;
}

export interface Records {
  readonly submissions: SubmissionRecords;
  readonly tokens: TokenRecords;
  readonly subscribers: SubscriberRecords;
  readonly outbox: OutboxRecords;
  readonly persons: PersonRecords;
  readonly rates: RateRecords;
  readonly beacons: BeaconRecords;
}

export interface Store extends Records {
  /** All or nothing; what `work` returns is on the disk when the promise resolves. Throws where the store fails. */
  transaction<T>(work: (records: Records) => Promise<T>): Promise<T>;
}
