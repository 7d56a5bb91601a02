// A mail as this folder hands it about, and what became of sending it.

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

export type SendResult =
  | { readonly status: 'sent' }
  /** This address takes no mail: trying again is of no use. */
  | { readonly status: 'refused'; readonly reason: string }
  | { readonly status: 'failed'; readonly reason: string };

export interface Mailer {
  /** Never rejects; `signal` breaks it off, however far it got. */
  send(mail: OutgoingMail, signal: AbortSignal): Promise<SendResult>;
}
