// CORS. Exact origins only: patterns match unintended hosts sooner or later.
import { problemFor } from './respond.ts';

export interface OriginPolicy {
  /** The server's own origin, also assumed for requests without `Origin`. */
  readonly own: string;
  /** Exact origins. `null`, the origin of sandboxed and local pages, has to be listed. */
  readonly allowed: ReadonlySet<string>;
  /** For development: any page on this machine. */
  readonly loopback: boolean;
}

const preflight = {
  'Access-Control-Allow-Methods': 'GET, POST',
  'Access-Control-Allow-Headers': 'content-type, idempotency-key',
  'Access-Control-Max-Age': '7200',
} as const;

export function isAllowedOrigin(origin: string, policy: OriginPolicy): boolean {
  return origin === policy.own || policy.allowed.has(origin) || (policy.loopback && isLoopback(origin));
}

export function originOf(request: Request, policy: OriginPolicy): string {
  return request.headers.get('origin') ?? policy.own;
}

/** Refuses other origins, answers preflights, and adds CORS headers to every other answer, errors included. */
export async function answerCrossOrigin(
  request: Request,
  policy: OriginPolicy,
  answer: () => Promise<Response>,
): Promise<Response> {
  const origin = originOf(request, policy);
  const isForeignPost = request.method === 'POST' && isForeignWithoutOrigin(request);
  if (!isAllowedOrigin(origin, policy) || isForeignPost) return originRefused();
  const isPreflight = request.method === 'OPTIONS';
  const response = isPreflight ? new Response(null, { status: 204, headers: preflight }) : await answer();
  const { headers } = response;
  headers.set('Access-Control-Allow-Origin', origin);
  headers.set('Access-Control-Expose-Headers', 'Retry-After, RateLimit, RateLimit-Policy');
  headers.append('Vary', 'Origin');
  if (headers.has('Allow')) headers.append('Allow', 'OPTIONS');
  return response;
}

/** Browsers send `Origin` with every POST, and with every `fetch` of another origin. */
export function isForeignWithoutOrigin({ headers }: Request): boolean {
  const site = headers.get('sec-fetch-site');
  return !headers.has('origin') && (site === 'cross-site' || site === 'same-site');
}

/** Without CORS headers: the page may not read it. */
export function originRefused(): Response {
  const refused = problemFor('origin-refused');
  refused.headers.set('Vary', 'Origin');
  return refused;
}

export function isLoopback(origin: string): boolean {
  return /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/.test(origin);
}
