// A mail to send, and the interface of mailers.
import type { SendResult } from '../outbox/delivery.ts';

export interface OutgoingMail {
  readonly messageId: string;
  readonly from: string;
  /** One recipient: settings may say `Katrin <katrin@example.org>`, a visitor's input is always a bare address. */
  readonly to: { readonly mailbox: string } | { readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** One validated address: a list would add recipients. */
  readonly replyTo?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Mailer {
  /** Never rejects; `signal` aborts it at any stage. */
  send(mail: OutgoingMail, signal: AbortSignal): Promise<SendResult>;
  /** Closes all connections. */
  close(): void;
}
