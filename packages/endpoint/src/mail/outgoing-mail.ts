// A mail to send, and the interface of mailers.
import type { Logo } from '../domain/brand.ts';
import type { SendResult } from '../outbox/delivery.ts';

export interface InlinePicture extends Pick<Logo, 'bytes' | 'type'> {
  readonly id: string;
}

export interface OutgoingMail {
  readonly messageId: string;
  readonly from: string;
  /** One recipient: settings may say `Katrin <katrin@example.org>`, a visitor's input is always a bare address. */
  readonly to: { readonly mailbox: string } | { readonly address: string };
  readonly subject: string;
  readonly text: string;
  /** Says the same. */
  readonly html?: string;
  /** Shown in `html`, by `cid:` and their id. */
  readonly pictures?: readonly InlinePicture[];
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
