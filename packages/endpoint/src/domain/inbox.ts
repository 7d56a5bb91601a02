// What the owner reads in the inbox: lists and details of messages and subscribers, with the state of their mails.
// Knows neither HTML nor SQL.
import type { BeaconCount } from './beacon.ts';
import type { OutboxKind } from './outbox.ts';
import type { StoredSubmission } from './stored-submission.ts';
import type { ConsentEvent, Subscriber, SubscriberStatus } from './subscriber.ts';

export interface PageRequest {
  readonly limit: number;
  /** Continue after this position, towards older items. */
  readonly after?: number;
  readonly form?: string;
  /** Full-text filter. */
  readonly search?: string;
}

export interface SubmissionFilter extends PageRequest {
  /** True: only suspected spam. False: everything else. Default both. */
  readonly suspected?: boolean;
  /** True: only messages that no person has opened. */
  readonly unread?: boolean;
}

export interface SubscriberFilter extends PageRequest {
  readonly status?: SubscriberStatus;
}

/** The parameters in the URL of a list. Each list uses those that apply to it. */
export interface ListRequest extends SubmissionFilter, SubscriberFilter {}

export interface ListedMessage extends StoredSubmission {
  readonly unread: boolean;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Cursor of the next page, or null at the end. */
  readonly next: number | null;
}

export interface SubscriberWithConsent extends Subscriber {
  /** Oldest first. */
  readonly consent: readonly ConsentEvent[];
}

export interface DeliveryState {
  readonly deliveryId: string;
  readonly kind: OutboxKind;
  /** Name of the hook, for entries of kind `hook`. */
  readonly hook: string | null;
  readonly createdAt: string;
  readonly attempts: number;
  readonly sentAt: string | null;
  readonly failedAt: string | null;
  /** Time of the next attempt. */
  readonly dueAt: string;
  /** An error code, never the server's message. */
  readonly lastError: string | null;
}

/** A mail or a call of a hook that was given up. */
export interface FailedDelivery extends DeliveryState {
  readonly submissionId: string | null;
  readonly subscriberId: string | null;
}

/** A hook whose receiver wants no more calls. */
export interface ClosedHook {
  readonly hook: string;
  /** Its calls that wait, at most `countLimit`. */
  readonly waiting: number;
}

/** By name; `settings` identifies a hook's settings. */
export type HookSettings = ReadonlyMap<string, { readonly settings: string }>;

export interface OpenedMessage extends ListedMessage {
  readonly mails: readonly DeliveryState[];
  readonly subscriberId: string | null;
}

export interface OpenedSubscriber extends SubscriberWithConsent {
  readonly createdAt: string;
  readonly mails: readonly DeliveryState[];
}

/** Counting stops here, so that it never reads a million rows. */
export const countLimit = 1_000;

/** Lists are sorted newest first. */
export interface InboxReader {
  listSubmissions(filter: SubmissionFilter): Promise<Page<ListedMessage>>;
  /** A cursor after all current messages. */
  endOfSubmissions(): Promise<number>;

  /** Without suspected spam; at most `countLimit`. */
  countUnread(form: string | undefined): Promise<number>;
  listFailed(request: Pick<PageRequest, 'after' | 'limit'>): Promise<Page<FailedDelivery>>;
  /** At most `countLimit`. */
  countFailed(): Promise<number>;
  /** Those of the configured hooks that are closed. */
  closedHooks(configured: HookSettings): Promise<readonly ClosedHook[]>;
  listSubscribers(filter: SubscriberFilter): Promise<Page<SubscriberWithConsent>>;
  /** Totals since `sinceDay`, most frequent first. */
  sumBeacons(filter: {
    readonly form?: string | undefined;
    readonly sinceDay: string;
  }): Promise<readonly BeaconCount[]>;
  openMessage(submissionId: string): Promise<OpenedMessage | undefined>;
  openSubscriber(subscriberId: string): Promise<OpenedSubscriber | undefined>;
}
