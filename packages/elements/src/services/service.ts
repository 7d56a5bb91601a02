// What every kind of endpoint has in common. Pure: the exchange is handed in.
import type { Submission } from '@foyer/protocol';
import type { ConfigIssue } from '../submission/config.ts';
import type { Outcome } from '../submission/outcome.ts';
import type { FieldIssue } from '../submission/validate.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | URLSearchParams | FormData;
  /** Asks only whether anybody answers: the reply is `opaque`. */
  readonly mode?: 'no-cors';
}

export interface HttpResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly contentType: string;
  /** What the header `Retry-After` asks for, where it can be understood. */
  readonly retryAfterMs?: number;
  readonly body: string;
}

/**
 * Failure is a value: an exchange never rejects. `redirect`: the endpoint pointed elsewhere, and was not followed.
 * `opaque`: somebody answered, and the page may not read what.
 */
export type HttpReply = HttpResponse | { readonly kind: 'redirect' | 'opaque' | 'network' | 'timeout' | 'offline' };

export type Exchange = (request: HttpRequest) => Promise<HttpReply>;

/** Where a message goes, and what its service was told. */
export interface Target {
  readonly endpoint: URL;
  /** Constants that the service wants, from `service-params`. */
  readonly params: URLSearchParams;
  /** What the service calls our fields, from `field-names`; the others keep their names. */
  readonly fieldNames: Readonly<Record<string, string>>;
}

/** One message on its way to one endpoint. */
export interface Delivery extends Target {
  readonly submission: Submission;
}

/** How one kind of endpoint is spoken to. */
export interface Service {
  /** True where the same `submissionId` sent twice is stored once. */
  readonly idempotent: boolean;
  /** Names that the service keeps for itself: a page's own fields may not have them. */
  readonly reservedNames?: readonly string[];
  /** What cannot work with these settings, before anything is sent. */
  findIssue?(target: Target): ConfigIssue | undefined;
  /** Sends one message and says what came of it. Never rejects. */
  send(delivery: Delivery, exchange: Exchange): Promise<Outcome>;
  /** What the service would say of fields that are left empty or are wrong, in words of that language. */
  describe?(target: Target & { readonly locale: string }, exchange: Exchange): Promise<readonly FieldIssue[]>;
}

/** The service that speaks to an endpoint, or why none can. */
export type Choice =
  | { readonly kind: 'service'; readonly name: string; readonly service: Service }
  | { readonly kind: 'issue'; readonly issue: ConfigIssue };

export interface OneExchange extends Pick<Service, 'idempotent' | 'reservedNames' | 'findIssue'> {
  encode(delivery: Delivery): HttpRequest;
  /** Total: every reply has a meaning, and only a proof of storage means "sent". */
  decode(reply: HttpReply, delivery: Delivery): Outcome;
}

/** A service of one request and one reply, as most are. */
export function oneExchange({ encode, decode, ...service }: OneExchange): Service {
  return { ...service, send: async (delivery, exchange) => decode(await exchange(encode(delivery)), delivery) };
}
