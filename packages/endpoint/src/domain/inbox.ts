// What an owner reads: messages and subscribers, page by page. Knows neither HTML nor SQL.
import type { ConsentEvent, StoredSubmission, Subscriber } from './needs.ts';

export interface PageRequest {
  readonly limit: number;
  /** Continue after this position, towards older ones. */
  readonly after?: number;
}

export interface SubmissionFilter extends PageRequest {
  readonly form?: string;
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

/** Newest first. */
export interface Inbox {
  listSubmissions(filter: SubmissionFilter): Promise<Page<StoredSubmission>>;
  listSubscribers(request: PageRequest): Promise<Page<SubscriberWithConsent>>;
}
