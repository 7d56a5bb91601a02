// What every kind of endpoint has in common. Pure: the exchange is handed in.
import type { Submission } from '@foyer/protocol';
import type { FieldDefinition } from '../submission/fields.ts';
import type { Outcome } from '../submission/outcome.ts';

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
  /** The header `Retry-After` as it came, or empty. */
  readonly retryAfter: string;
  readonly body: string;
}

/**
 * Failure is a value: an exchange never rejects. `redirect`: the endpoint pointed elsewhere, and was not followed.
 * `opaque`: somebody answered, and the page may not read what.
 */
export type HttpReply =
  | HttpResponse
  | { readonly kind: 'redirect' | 'opaque' | 'network' | 'timeout' | 'offline' };

export type Exchange = (request: HttpRequest) => Promise<HttpReply>;

/** One message on its way to one endpoint. */
export interface Delivery {
  readonly submission: Submission;
  readonly endpoint: URL;
  /** Constants that the service wants, from `service-params`. */
  readonly params: URLSearchParams;
  /** What the service calls our fields, from `field-names`; the others keep their names. */
  readonly fieldNames: Readonly<Record<string, string>>;
}

/** How one kind of endpoint is spoken to. */
export interface Service {
  /** True where the same `submissionId` sent twice is stored once. */
  readonly idempotent: boolean;
  /** Names that the service keeps for itself: a page's own fields may not have them. */
  readonly reservedNames?: readonly string[];
  /** Sends one message and says what came of it. Never rejects. */
  send(delivery: Delivery, exchange: Exchange): Promise<Outcome>;
  /** What the service says about its own fields; undefined where it does not say. */
  describe?(delivery: Omit<Delivery, 'submission'>, exchange: Exchange): Promise<readonly FieldDefinition[] | undefined>;
}

export interface OneExchange extends Pick<Service, 'idempotent' | 'reservedNames'> {
  encode(delivery: Delivery): HttpRequest;
  /** Total: every reply has a meaning, and only a proof of storage means "sent". */
  decode(reply: HttpReply, delivery: Delivery): Outcome;
}

/** A service of one request and one reply, as most are. */
export function oneExchange({ encode, decode, ...service }: OneExchange): Service {
  return { ...service, send: async (delivery, exchange) => decode(await exchange(encode(delivery)), delivery) };
}
