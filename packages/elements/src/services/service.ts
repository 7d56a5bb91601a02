// What every kind of endpoint has in common. Pure: the exchange is handed in.
import type { Submission } from '@foyer/protocol';
import type { Outcome } from '../submission/outcome.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Failure is a value: an exchange never rejects. `redirect`: the endpoint pointed elsewhere, and was not followed. */
export type HttpReply =
  | { readonly kind: 'response'; readonly status: number; readonly contentType: string; readonly body: string }
  | { readonly kind: 'redirect' | 'network' | 'timeout' | 'offline' };

export type Exchange = (request: HttpRequest) => Promise<HttpReply>;

/** How one kind of endpoint is spoken to. */
export interface Service {
  /** True where the same `submissionId` sent twice is stored once. */
  readonly idempotent: boolean;
  /** Sends one message and says what came of it. Never rejects. */
  send(submission: Submission, endpoint: URL, exchange: Exchange): Promise<Outcome>;
}

export interface OneExchange {
  readonly idempotent: boolean;
  encode(submission: Submission, endpoint: URL): HttpRequest;
  /** Total: every reply has a meaning, and only a proof of storage means "sent". */
  decode(reply: HttpReply, submission: Submission): Outcome;
}

/** A service of one request and one reply, as most are. */
export function oneExchange({ idempotent, encode, decode }: OneExchange): Service {
  return {
    idempotent,
    send: async (submission, endpoint, exchange) => decode(await exchange(encode(submission, endpoint)), submission),
  };
}
