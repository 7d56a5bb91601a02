// A mail as this folder hands it about, and what became of sending it.
import type { DeliveryResult } from '../outbox/delivery.ts';

export interface OutgoingMail {
  readonly messageId: string;
  readonly from: string;
  /** The owner's settings may list several, with names. What a visitor typed is one address, whatever it looks like. */
  readonly to: { readonly list: string } | { readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** One address, judged before: a list here would be a list of recipients. */
  readonly replyTo?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Mailer {
  /** Never rejects; `signal` breaks it off, however far it got. */
  send(mail: OutgoingMail, signal: AbortSignal): Promise<DeliveryResult>;
}
