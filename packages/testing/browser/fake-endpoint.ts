// An endpoint inside the test's own page: answers what the test tells it to. Stands in for `fetch`, until the test ends.
import type { Challenge, Problem, ProblemCode, Question, Receipt, Submission } from '@foyer/protocol';
import { problemStatus, problemType } from '@foyer/protocol';

export type Reply = (message: Submission, request: RequestInit) => Response | Promise<Response>;

export const sum: Question = { a: 3, op: '+', b: 3 };

/** Solved by the first counter that is tried. */
const easyWork = {
  algorithm: 'PBKDF2/SHA-256',
  nonce: '00ff',
  salt: '0a0b',
  cost: 1,
  keyLength: 32,
  keyPrefix: '',
} as const;

export function challenge(parts: Partial<Challenge> = {}): Challenge {
  return { v: 1, token: 'token-1', question: sum, pow: easyWork, expiresIn: 1800, minFill: 2, ...parts };
}

/** A challenge that only a machine has to solve. */
export function silentChallenge(token: string): Challenge {
  return { v: 1, token, pow: easyWork, expiresIn: 1800, minFill: 2 };
}

export function json(body: unknown, status = 200, contentType = 'application/json'): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': contentType } });
}

export function problem(code: ProblemCode, more: Partial<Problem> = {}): Reply {
  const status = problemStatus[code];
  const body = { type: problemType(code), title: code, status, detail: code, ...more };
  return () => json(body, status, 'application/problem+json');
}

export function receipt(status: Receipt['status'] = 'accepted', more: Partial<Receipt> = {}): Reply {
  return ({ submissionId }) =>
    json({ v: 1, status, submissionId, receivedAt: '2026-11-18T09:30:00.000Z', ...more }, 202);
}

/** 503 with a `Retry-After`. */
export function busy(seconds: number, code: ProblemCode = 'unavailable'): Reply {
  const headers = { 'content-type': 'application/problem+json', 'retry-after': String(seconds) };
  return () => new Response(JSON.stringify({ type: problemType(code) }), { status: problemStatus[code], headers });
}

/** Answers that are no receipt. */
export const replies = {
  htmlPage: () => new Response('<h1>Thank you!</h1>', { headers: { 'content-type': 'text/html' } }),
  nothing: () => new Response(null, { status: 204 }),
  foreignReceipt: receipt('accepted', { submissionId: '00000000-0000-4000-8000-000000000000' }),
  unknownStatus: ({ submissionId }: Submission) => json({ v: 1, status: 'queued', submissionId }, 202),
  serverError: () => new Response('Bad gateway', { status: 502 }),
  noConnection: () => Promise.reject(new TypeError('Failed to fetch')),
  silence: (_: Submission, { signal }: RequestInit) =>
    new Promise<Response>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error))),
} satisfies Record<string, Reply>;

const realFetch = globalThis.fetch;
const realRandom = Math.random;

export class FakeEndpoint {
  readonly messages: Submission[] = [];
  readonly requests: RequestInit[] = [];
  /** Where the messages went. */
  readonly urls: URL[] = [];
  /** URLs of the requests for a challenge. */
  readonly challenges: URL[] = [];
  /** Answers a request for a challenge. */
  challenge: () => Response | Promise<Response> = () => json(challenge());
  readonly #script: Reply[] = [];
  #last: Reply = receipt();

  /** Answers the next messages in this order; the last one is repeated. */
  answers(...script: readonly Reply[]): this {
    this.#script.push(...script);
    return this;
  }

  get lastMessage(): Submission {
    const message = this.messages.at(-1);
    if (!message) throw new Error('The endpoint got no message.');
    return message;
  }

  readonly handle = async (input: RequestInfo | URL, request: RequestInit = {}): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (request.method !== 'POST') {
      this.challenges.push(url);
      return this.#challengeFor(url.searchParams.get('without'));
    }
    const message = JSON.parse(request.body as string) as Submission;
    this.urls.push(url);
    this.messages.push(message);
    this.requests.push(request);
    this.#last = this.#script.shift() ?? this.#last;
    return this.#last(message, request);
  };

  async #challengeFor(without: string | null): Promise<Response> {
    const response = await this.challenge();
    if (!without || !response.ok) return response;
    const { [without]: _, ...rest } = (await response.json()) as Record<string, unknown>;
    return json(rest);
  }
}

/** From now on it receives all requests of the page, and retries have no delay. */
export function startsEndpoint(): FakeEndpoint {
  const endpoint = new FakeEndpoint();
  globalThis.fetch = endpoint.handle;
  Math.random = () => 0;
  return endpoint;
}

afterEach(() => {
  globalThis.fetch = realFetch;
  Math.random = realRandom;
  sessionStorage.clear();
});
