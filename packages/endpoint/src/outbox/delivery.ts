// How an outbox entry is delivered, and with which result. Knows neither mail nor HTTP.
import type { OutboxEntry } from '../domain/outbox.ts';
import type { Records, Store } from '../domain/ports.ts';

/** Result of one attempt. */
export type SendResult =
  | { readonly status: 'sent' }
  /** A permanent failure: retrying is pointless. */
  | { readonly status: 'refused'; readonly reason: string }
  /** This delivery failed; others may succeed. */
  | { readonly status: 'failed'; readonly reason: string }
  /** The receiver accepts no delivery now, such as after a wrong password. */
  | { readonly status: 'unavailable'; readonly reason: string }
  /** The receiver wants no more deliveries. */
  | { readonly status: 'gone'; readonly reason: string };

export type DeliveryResult =
  | SendResult
  /** `record` is written in the transaction that marks the entry as sent. */
  | { readonly status: 'sent'; readonly record: (records: Records) => Promise<void> }
  /** Not attempted: the recipient had other mails recently. */
  | { readonly status: 'held'; readonly until: number }
  /** Nothing is left to send; the entry is removed. */
  | { readonly status: 'lapsed' };

/** Rejects only where the store fails; `signal` aborts the attempt. */
export type Deliver = (entry: OutboxEntry, store: Store, signal: AbortSignal) => Promise<DeliveryResult>;
