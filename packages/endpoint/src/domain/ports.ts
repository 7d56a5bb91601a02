// What the domain needs from storage and from the clock; `store/` implements it. Knows no SQL.
import type { Beacon } from '@foyer/protocol/server';
import type {
  ClaimLimits,
  DeliveryFailure,
  FailureCounts,
  GivenUpFilter,
  NewOutboxEntry,
  OutboxEntry,
  OutboxKind,
  OutboxLane,
  OutboxStats,
  PacedMail,
  Undelivered,
} from './outbox.ts';
import type { NewSubmission, StoredReceipt, StoredSubmission, SubmissionStatus } from './stored-submission.ts';
import type { ConsentEvent, ConsentKind, Link, NewLink, NewSubscriber, Subscriber } from './subscriber.ts';

/** Milliseconds since 1970. */
export type Clock = () => number;

export interface SubmissionStore {
  receipt(submissionId: string): Promise<StoredReceipt | undefined>;
  add(submission: NewSubmission): Promise<void>;
  /** True where a submission with the same text arrived after `since`. */
  isRepeated(bodyHash: string, since: string): Promise<boolean>;
  read(submissionId: string): Promise<StoredSubmission | undefined>;
  setStatus(submissionId: string, status: SubmissionStatus): Promise<void>;
  markRead(submissionId: string, isRead: boolean): Promise<void>;
  /** Links the submission to another subscriber. */
  assign(submissionId: string, subscriberId: string): Promise<void>;
  /** Remembers the status, for `restore`. */
  markAsSpam(submissionId: string): Promise<void>;
  /** Returns the status from before `markAsSpam`; undefined for a message that was suspected when it arrived. */
  restore(submissionId: string): Promise<SubmissionStatus | undefined>;
  /** The subscriber's newest pending sign-ups, newest first. */
  pendingOf(subscriberId: string): Promise<readonly string[]>;
}

export interface TokenStore {
  /** Returns false where the token was spent before. */
  spend(tokenId: string, expiresAt: string): Promise<boolean>;
  isSpent(tokenId: string): Promise<boolean>;
  addLink(link: NewLink): Promise<void>;
  link(tokenHash: string, purpose: NewLink['purpose']): Promise<Link | undefined>;
  /** Returns false where the link was withdrawn before. */
  withdrawLink(tokenHash: string, at: string): Promise<boolean>;
  /** Returns how many. */
  withdrawConfirmLinks(of: Partial<Pick<Link, 'subscriberId' | 'submissionId'>>, at: string): Promise<number>;
}

export interface SubscriberStore {
  byAddress(form: string, addressKey: string): Promise<Subscriber | undefined>;
  read(subscriberId: string): Promise<Subscriber | undefined>;
  /** The subscriber of a sign-up, also of one that was marked as spam. */
  bySubmission(submissionId: string): Promise<Subscriber | undefined>;
  /** The subscriber of a pending sign-up. */
  byPendingSubmission(submissionId: string): Promise<Subscriber | undefined>;
  add(subscriber: NewSubscriber): Promise<void>;
  update(
    subscriberId: string,
    changes: Partial<Pick<Subscriber, 'name' | 'status' | 'locale' | 'email'>>,
  ): Promise<void>;
  /** The latest event of this kind that concerns one request. */
  latestEvent(subscriberId: string, kind: ConsentKind, submissionId: string): Promise<ConsentEvent | undefined>;
  /** All consent events, oldest first. */
  history(subscriberId: string): Promise<readonly ConsentEvent[]>;
  addConsentEvent(subscriberId: string, event: ConsentEvent): Promise<void>;
}

export interface OutboxStore {
  add(entry: NewOutboxEntry): Promise<void>;
  /** Mails to this mailbox that wait or were sent after `since`, oldest first. Locked until the transaction ends. */
  mailsTo(paceKey: string, since: string): Promise<readonly PacedMail[]>;
  markLeft(deliveryId: string, at: string): Promise<void>;
  /** The newsletter mail that waits for its first attempt. */
  waitingFor(subscriberId: string): Promise<PacedMail | undefined>;
  /** Returns false where none waits. */
  replaceWaiting(subscriberId: string, mail: Pick<OutboxEntry, 'kind' | 'submissionId'>): Promise<boolean>;
  /** Returns how many. */
  removeWaiting(subscriberId: string): Promise<number>;
  /** Creation times of the mails to this address after `since`. */
  timesSince(addressKey: string, since: string): Promise<readonly string[]>;
  /** Creation time of the latest digest. */
  latestDigest(): Promise<string | undefined>;
  markSent(deliveryId: string, at: string): Promise<void>;
  /** Whether a later event of the same subscriber was queued for the same hook, and not given up. */
  isSuperseded(deliveryId: string): Promise<boolean>;
  remove(deliveryId: string): Promise<void>;
  /** Makes entries that were given up due at once, with their attempts counted anew, and opens their hooks; returns how many. */
  requeue(filter: GivenUpFilter, at: string): Promise<number>;
  /** Calls a hook again whose receiver wanted no more calls. Returns how many were closed: 1 or 0. */
  reopen(hook: string): Promise<number>;
  /** Returns how many. What waits, or was sent, stays. */
  removeFailed(deliveryIds: readonly string[]): Promise<number>;
  undelivered(since: string, waitingSince: string): Promise<Undelivered>;
}

/** The outbox as its worker uses it. */
export interface OutboxQueue {
  /**
   * Leases the most urgent entry, or of equals the one that is due longest, so that two workers never deliver the same one
   * at once. A hook gets the events of one subscriber one at a time.
   */
  claim(now: string, leaseUntil: string, wanted: OutboxLane & Partial<ClaimLimits>): Promise<OutboxEntry | undefined>;
  /** Due time of the next entry that is due after `after`, or undefined where there is none. */
  nextDue(lane: OutboxLane, after?: string): Promise<string | undefined>;
  /** Records a delivery, all or nothing, and without waiting for visitors' transactions to share a commit. */
  settle(work: (records: Records) => Promise<void>): Promise<void>;
  /** `failedAt` gives up; the row stays visible in the inbox. */
  postpone(deliveryId: string, failure: DeliveryFailure): Promise<void>;
  /** Whether the receiver wants no more events. `settings` identifies the hook's settings, whose change opens it again. */
  isClosed(hook: string, settings: string): Promise<boolean>;
  close(hook: string, settings: string): Promise<void>;
  /** Ends a lease without counting an attempt. */
  release(deliveryId: string, dueAt: string): Promise<void>;
  /** Excludes visitors' addresses that the mail server rejected. */
  countFailures(givenUpSince: string, waitingSince: string): Promise<FailureCounts>;
  /** `now` in milliseconds since 1970. */
  stats(now: number): Promise<OutboxStats>;
}

/** Selects the outbox entries of one person. */
export interface OutboxFilter {
  readonly addressKey: string | null;
  readonly submissionIds: readonly string[];
  readonly subscriberIds: readonly string[];
}

/** A hook that got, or may have got, an event of a message or a subscriber. */
export interface Told {
  readonly hook: string;
  readonly submissionId: string | null;
  readonly subscriberId: string | null;
  /** Until when a worker delivers it; null where none does. */
  readonly busyUntil: string | null;
}

/** A mail in a data export. */
export interface ExportedDelivery {
  readonly deliveryId: string;
  readonly kind: OutboxKind;
  readonly createdAt: string;
  readonly sentAt: string | null;
}

/** What is stored of a sign-up that was never confirmed, or of one request of a subscriber. */
export interface StoredSignUp {
  readonly subscriberId: string;
  readonly submissionIds: readonly string[];
  /** Positions of its consent events in the chain. */
  readonly positions: readonly number[];
}

/** Exports and deletes the data of one person. */
export interface PersonStore {
  /** All submissions, oldest first. */
  messages(): AsyncIterable<StoredSubmission & { readonly subscriberId: string | null }>;
  subscribers(addressKey: string): Promise<readonly (Subscriber & { readonly createdAt: string })[]>;
  /** All consent events that are not erased, oldest first. */
  consentSteps(): AsyncIterable<{
    readonly position: number;
    readonly subscriberId: string;
    readonly event: ConsentEvent;
  }>;
  mails(filter: OutboxFilter): Promise<readonly ExportedDelivery[]>;
  toldHooks(of: Pick<OutboxFilter, 'submissionIds' | 'subscriberIds'>): Promise<readonly Told[]>;
  /** Hooks that still have to be told that this address was erased, by name. */
  announcingTo(addressKey: string): Promise<readonly string[]>;
  /**
   * Keeps time and mailbox of mails sent after `keepPaceSince`; without it, nothing. Keeps announcements of an
   * erasure.
   */
  removeMails(filter: OutboxFilter, keepPaceSince?: string): Promise<number>;
  /** Keeps the ids as tombstones. Without `keepContentHash` any later submission with such an id counts as a replay. */
  removeMessages(
    submissionIds: readonly string[],
    how: { readonly at: string; readonly keepContentHash: boolean },
  ): Promise<void>;
  /** Everything of one subscriber. */
  signUp(subscriberId: string): Promise<StoredSignUp>;
  /** Withdraws the links in their mails, and keeps them for a while without the subscriber. */
  removeSubscribers(subscriberIds: readonly string[], at: string): Promise<void>;
  /** Clears the personal part of these events; the events stay. */
  blankConsent(positions: readonly number[]): Promise<void>;
}

/** When the messages and sign-ups of a form expire. */
export interface FormRetention {
  readonly id: string;
  readonly pendingDays?: number;
  readonly retentionDays?: number;
}

export interface Expired {
  readonly form: string;
  readonly before: string;
  readonly limit: number;
  /** A mail that was queued since then, and is delayed or retried, keeps its sign-up. */
  readonly waitingSince: string;
}

export interface RetentionStore {
  /** Also returns forms that were removed from the settings. */
  rememberForms(current: readonly FormRetention[]): Promise<readonly FormRetention[]>;
  expiredMessages(of: Expired): Promise<readonly string[]>;
  /** Subscribers without a confirmation. */
  expiredSignUps(of: Expired): Promise<readonly StoredSignUp[]>;
  /** Unconfirmed requests of subscribers who confirmed another one, or unsubscribed. */
  expiredRequests(of: Expired): Promise<readonly StoredSignUp[]>;
  /** Gives up announcements from before `createdBefore`, and removes the address from them. */
  giveUpAnnouncements(createdBefore: string, at: string): Promise<void>;
  /** Removes what was kept of mails sent before. */
  forgetPace(before: string): Promise<void>;
  removeTombstones(before: string): Promise<void>;
}

export interface BeaconStore {
  /** Keeps at most `maxPlaces` different rows per form and day; the rest is counted in one row. */
  count(beacon: Beacon & { readonly day: string }, maxPlaces: number): Promise<void>;
  forget(beforeDay: string): Promise<void>;
}

export interface Records {
  readonly submissions: SubmissionStore;
  readonly tokens: TokenStore;
  readonly subscribers: SubscriberStore;
  readonly outbox: OutboxStore;
  readonly persons: PersonStore;
  readonly retention: RetentionStore;
  readonly beacons: BeaconStore;
}

export interface Store extends Records {
  /** All or nothing. Resolves once the commit is on disk; throws where the store fails. */
  transaction<T>(work: (records: Records) => Promise<T>): Promise<T>;
}
