// Table types for kysely. Times are ISO 8601 in UTC, so that text order is time order.
import type { Generated } from 'kysely';
import type { BeaconKind } from '@foyer/protocol/server';
import type { HookEvent, OutboxKind } from '../domain/outbox.ts';
import type { SubmissionStatus } from '../domain/stored-submission.ts';
import type { ConsentKind, NewLink, SubscriberStatus } from '../domain/subscriber.ts';

export interface SubmissionTable {
  sequence: Generated<number>;
  submission_id: string;
  form: string;
  status: SubmissionStatus;
  receipt_status: 'accepted' | 'pending';
  /** JSON, exactly as sent. */
  fields: string;
  consent: string;
  page: string;
  origin: string;
  spam: string;
  content_hash: string;
  body_hash: string | null;
  subscriber_id: string | null;
  received_at: string;
  /** Status from before the owner marked it as spam. */
  former_status: SubmissionStatus | null;
  /** 1 until the owner has read it; messages from before this column count as read. */
  unread: Generated<number>;
}

/** Remainder of a deleted message. */
export interface TombstoneTable {
  submission_id: string;
  form: string;
  content_hash: string | null;
  receipt_status: 'accepted' | 'pending';
  received_at: string;
  forgotten_at: string;
}

export interface SpentTokenTable {
  token_id: string;
  expires_at: string;
}

export interface SubscriberTable {
  sequence: Generated<number>;
  subscriber_id: string;
  form: string;
  address_key: string;
  email: string;
  name: string | null;
  status: SubscriberStatus;
  locale: string;
  created_at: string;
}

/** Subscribers that were merged: their consent events keep the former id. */
export interface MergedSubscriberTable {
  former_id: string;
  subscriber_id: string;
}

export interface ConsentTextTable {
  text_hash: string;
  text: string;
}

export interface ConsentEventTable {
  position: number;
  subscriber_id: string;
  kind: ConsentKind;
  at: string;
  form: string;
  text_hash: string | null;
  commitment: string;
  /** JSON; null once erased, like the salt. */
  personal: string | null;
  salt: string | null;
  previous_hash: string;
  hash: string;
}

export interface LinkTokenTable {
  token_hash: string;
  purpose: NewLink['purpose'];
  subscriber_id: string;
  /** The request that a link to confirm belongs to. */
  submission_id: string | null;
  expires_at: string | null;
  withdrawn_at: string | null;
}

export interface OutboxTable {
  sequence: Generated<number>;
  delivery_id: string;
  kind: OutboxKind;
  created_at: string;
  due_at: string;
  attempts: Generated<number>;
  sent_at: string | null;
  /** When the endpoint gave up; the row stays. */
  failed_at: string | null;
  last_error: string | null;
  /** Lower is sent first. */
  priority: number;
  /** Domain of the recipient; null for hooks. */
  domain: string | null;
  /** Position in the configured list, for mails to the owner. */
  owner_position: Generated<number>;
  /** Until when a worker delivers it. */
  leased_until: string | null;
  /** 1 where the mail server rejected the recipient. */
  address_refused: Generated<number>;
  address_key: string | null;
  pace_key: string | null;
  /** When a mail to a visitor was, or may have been, sent. */
  left_at: string | null;
  submission_id: string | null;
  subscriber_id: string | null;
  hook: string | null;
  event: HookEvent | null;
  /** Form and address as typed, for the event `erased` alone. */
  erased_form: string | null;
  erased_email: string | null;
}

export interface EndpointPropertyTable {
  name: string;
  value: string;
}

export interface BeaconTable {
  key: string;
  form: string;
  kind: BeaconKind;
  href: string;
  /** Such as `2026-11-24`. */
  day: string;
  count: number;
}

export interface Tables {
  submissions: SubmissionTable;
  tombstones: TombstoneTable;
  spent_tokens: SpentTokenTable;
  subscribers: SubscriberTable;
  merged_subscribers: MergedSubscriberTable;
  consent_events: ConsentEventTable;
  consent_texts: ConsentTextTable;
  link_tokens: LinkTokenTable;
  outbox: OutboxTable;
  beacons: BeaconTable;
  endpoint_properties: EndpointPropertyTable;
}
