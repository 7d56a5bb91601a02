// How an outbox entry is delivered, and with which result. Knows neither mail nor HTTP.
import type { OutboxEntry } from '../domain/outbox.ts';
import type { Store } from '../domain/ports.ts';

/** Result of an attempt. */
export type SendResult =
  | { readonly status: 'sent' }
  /** A permanent failure: retrying is pointless. */
  | { readonly status: 'refused'; readonly reason: string }
  | { readonly status: 'failed'; readonly reason: string };

export type DeliveryResult =
  | SendResult
  /** Not attempted: the recipient had other mails recently. */
  | { readonly status: 'held'; readonly until: number }
  /** Nothing is left to send. */
  | { readonly status: 'lapsed' };

/** Rejects only where the store fails; `signal` aborts the attempt. */
export type Deliver = (entry: OutboxEntry, store: Store, signal: AbortSignal) => Promise<DeliveryResult>;
