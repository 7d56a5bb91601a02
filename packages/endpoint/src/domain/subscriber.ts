// Subscribers, the links in their mails, and the history of their consent.

export const subscriberStatuses = ['pending', 'confirmed', 'unsubscribed'] as const;
export type SubscriberStatus = (typeof subscriberStatuses)[number];
export type LinkPurpose = 'confirm' | 'unsubscribe';
export type ConsentKind = 'requested' | 'mail_sent' | 'confirmed' | 'unsubscribed' | 'expired' | 'erased';

export interface Subscriber {
  readonly subscriberId: string;
  readonly form: string;
  readonly email: string;
  readonly name: string | null;
  readonly status: SubscriberStatus;
  /** Locale of the accepted wording; mails and pages use it. */
  readonly locale: string;
}

export interface NewSubscriber extends Subscriber {
  readonly addressKey: string;
  readonly createdAt: string;
}

/** One step of a consent. Steps are append-only; erasing clears their personal part. */
export interface ConsentEvent {
  readonly kind: ConsentKind;
  readonly at: string;
  readonly form: string;
  readonly text: string | null;
  /** The address as it was typed at the time. */
  readonly email: string | null;
  readonly locale: string | null;
  /** A page translator had changed the wording. */
  readonly translated?: true;
  readonly pageUrl: string | null;
  readonly submissionId: string | null;
  /** Message-ID of the confirmation mail. */
  readonly messageId: string | null;
  /** SHA-256 of that mail's text. */
  readonly bodyHash: string | null;
}

export interface NewLink {
  readonly tokenHash: string;
  readonly purpose: LinkPurpose | 'inbox';
  readonly subscriberId: string;
  /** The request that a link to confirm belongs to. */
  readonly submissionId: string | null;
  readonly expiresAt: string | null;
}

export interface Link {
  readonly subscriberId: string;
  readonly submissionId: string | null;
  readonly expiresAt: string | null;
  readonly withdrawnAt: string | null;
}
