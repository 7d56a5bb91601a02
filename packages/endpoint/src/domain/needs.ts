// What the rules need from the world. Store and mail provide it; this file knows neither SQL nor SMTP.
import type { Consent, FieldValue, Receipt, Submission } from '@foyer/protocol';

/** Milliseconds since 1970. */
export type Clock = () => number;

export type SubmissionStatus = 'accepted' | 'pending' | 'spam';
export type SubscriberStatus = 'pending' | 'confirmed' | 'unsubscribed';
export type LinkPurpose = 'confirm' | 'unsubscribe';
export type MailKind = 'confirmation' | 'already-confirmed' | 'notification';
export type ConsentKind = 'requested' | 'mail_sent' | 'confirmed' | 'unsubscribed' | 'expired' | 'erased';

export interface StoredReceipt {
  readonly form: string;
  readonly contentHash: string;
  readonly receiptStatus: Receipt['status'];
  readonly receivedAt: string;
}

export interface NewSubmission extends StoredReceipt {
  readonly submission: Submission;
  readonly origin: string;
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
  readonly purpose: LinkPurpose;
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
}

export interface SubmissionRecords {
  receipt(submissionId: string): Promise<StoredReceipt | undefined>;
  add(submission: NewSubmission): Promise<void>;
  read(submissionId: string): Promise<StoredSubmission | undefined>;
  /** The click in the mail came: what waited for it waits no longer. */
  acceptPending(subscriberId: string): Promise<void>;
}

export interface TokenRecords {
  /** Returns false where the token was spent before. */
  spend(tokenId: string, expiresAt: string): Promise<boolean>;
  addLink(link: NewLink): Promise<void>;
  link(tokenHash: string, purpose: LinkPurpose): Promise<Link | undefined>;
  withdrawConfirmLinks(subscriberId: string, at: string): Promise<void>;
}

export interface SubscriberRecords {
  byAddress(form: string, addressKey: string): Promise<Subscriber | undefined>;
  read(subscriberId: string): Promise<Subscriber | undefined>;
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
}

export interface Records {
  readonly submissions: SubmissionRecords;
  readonly tokens: TokenRecords;
  readonly subscribers: SubscriberRecords;
  readonly outbox: OutboxRecords;
}

export interface Store extends Records {
  /** All or nothing; what `work` returns is on the disk when the promise resolves. Throws where the store fails. */
  transaction<T>(work: (records: Records) => Promise<T>): Promise<T>;
}
