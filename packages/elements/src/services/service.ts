// The interface of all services. Pure: the exchange is an argument.
import type { Submission } from '@foyer/protocol';
import type { ConfigIssue } from '../submission/config.ts';
import type { Outcome } from '../submission/outcome.ts';
import type { FieldIssue } from '../submission/validate.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | URLSearchParams | FormData;
  /** Only checks whether the server responds; the reply is `opaque`. */
  readonly mode?: 'no-cors';
}

export interface HttpResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly contentType: string;
  /** The delay from `Retry-After`, if it is valid. */
  readonly retryAfterMs?: number;
  readonly body: string;
}

/**
 * Failure is a value: an exchange never rejects. `redirect`: the endpoint redirected, and the request did not follow.
 * `opaque`: the server responded, but the page cannot read the response.
 */
export type HttpReply = HttpResponse | { readonly kind: 'redirect' | 'opaque' | 'network' | 'timeout' | 'offline' };

export type Exchange = (request: HttpRequest) => Promise<HttpReply>;

/** Destination of a message and configuration of its service. */
export interface Target {
  readonly endpoint: URL;
  /** Constants for the service, from `service-params`. */
  readonly params: URLSearchParams;
  /** The service's field names, from `field-names`; other fields keep theirs. */
  readonly fieldNames: Readonly<Record<string, string>>;
}

/** One message for one endpoint. */
export interface Delivery extends Target {
  readonly submission: Submission;
}

/** The protocol of one kind of endpoint. */
export interface Service {
  /** Whether the same `submissionId` sent twice is stored once. */
  readonly idempotent: boolean;
  /** The service gets the `submissionId`, so that the owner can find a message by its number. */
  readonly storesId?: true;
  /** Names that the service reserves; slotted fields cannot use them. */
  readonly reservedNames?: readonly string[];
  /** Settings that cannot work, found before anything is sent. */
  findIssue?(target: Target): ConfigIssue | undefined;
  /** Sends one message. Never rejects. */
  send(delivery: Delivery, exchange: Exchange): Promise<Outcome>;
  /** The service's own messages about required and invalid fields, in the given language. */
  describe?(target: Target & { readonly locale: string }, exchange: Exchange): Promise<readonly FieldIssue[]>;
}

/** The service of an endpoint, or why there is none. */
export type Choice =
  | { readonly kind: 'service'; readonly name: string; readonly service: Service }
  | { readonly kind: 'issue'; readonly issue: ConfigIssue };

export interface OneExchange extends Pick<Service, 'idempotent' | 'storesId' | 'reservedNames' | 'findIssue'> {
  encode(delivery: Delivery): HttpRequest;
  /** Total: every reply has a meaning, and only a proof of storage means stored. */
  decode(reply: HttpReply, delivery: Delivery): Outcome;
}

/** A service of one request and one reply, as most are. */
export function oneExchange({ encode, decode, ...service }: OneExchange): Service {
  return { ...service, send: async (delivery, exchange) => decode(await exchange(encode(delivery)), delivery) };
}
