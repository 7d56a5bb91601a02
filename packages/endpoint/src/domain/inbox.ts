// What an owner reads: messages and subscribers, page by page or one by one, with what became of the mails.
// Knows neither HTML nor SQL.
import type { BeaconCount } from './beacon.ts';
import type { OutboxKind } from './outbox.ts';
import type { StoredSubmission } from './stored-submission.ts';
import type { ConsentEvent, Subscriber } from './subscriber.ts';

export interface PageRequest {
  readonly limit: number;
  /** Continue after this position, towards older ones. */
  readonly after?: number;
  readonly form?: string;
  /** Only what contains these words. */
  readonly search?: string;
}

export interface SubmissionFilter extends PageRequest {
  /** True only suspected spam, false all but it. */
  readonly suspected?: boolean;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Position to continue after, or null at the end. */
  readonly next: number | null;
}

export interface SubscriberWithConsent extends Subscriber {
  /** Oldest first. */
  readonly consent: readonly ConsentEvent[];
}

export interface MailState {
  readonly mailId: string;
  readonly kind: OutboxKind;
  /** Name of the hook that is told, where it is one. */
  readonly hook: string | null;
  readonly createdAt: string;
  readonly attempts: number;
  readonly sentAt: string | null;
  readonly failedAt: string | null;
  /** When it is tried again, where it is. */
  readonly dueAt: string;
  /** A code, never a server's words. */
  readonly lastError: string | null;
}

export interface OpenedMessage extends StoredSubmission {
  readonly mails: readonly MailState[];
  readonly subscriberId: string | null;
}

export interface OpenedSubscriber extends SubscriberWithConsent {
  readonly createdAt: string;
  readonly mails: readonly MailState[];
}

/** Newest first. */
export interface InboxReader {
  listSubmissions(filter: SubmissionFilter): Promise<Page<StoredSubmission>>;
  listSubscribers(request: PageRequest): Promise<Page<SubscriberWithConsent>>;
  /** Of the days since, the most frequent first. */
  sumBeacons(filter: {
    readonly form?: string | undefined;
    readonly sinceDay: string;
  }): Promise<readonly BeaconCount[]>;
  openMessage(submissionId: string): Promise<OpenedMessage | undefined>;
  openSubscriber(subscriberId: string): Promise<OpenedSubscriber | undefined>;
}
