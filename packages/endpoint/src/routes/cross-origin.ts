// CORS. Exact origins only: patterns match unintended hosts sooner or later.
import type { MiddlewareHandler } from 'hono';
import { problemFor } from './reply.ts';

export interface OriginPolicy {
  /** The endpoint's own origin, also assumed for requests without `Origin`. */
  readonly own: string;
  readonly allowed: ReadonlySet<string>;
  /** For development: any page on this machine. */
  readonly loopback: boolean;
}

const preflight = {
  'Access-Control-Allow-Methods': 'GET, POST',
  'Access-Control-Allow-Headers': 'content-type, idempotency-key',
  'Access-Control-Max-Age': '7200',
} as const;

/** `null`, the origin of sandboxed and local pages, has to be listed. */
export function isAllowed(origin: string, policy: OriginPolicy): boolean {
  return origin === policy.own || policy.allowed.has(origin) || (policy.loopback && isLoopback(origin));
}

export function originOf(request: Request, policy: OriginPolicy): string {
  return request.headers.get('origin') ?? policy.own;
}

/** Adds CORS headers to every response, errors included, for allowed origins only. */
export function crossOrigin(policy: OriginPolicy): MiddlewareHandler {
  return async (context, next) => {
    const origin = originOf(context.req.raw, policy);
    const isForeignPost = context.req.method === 'POST' && isForeignWithoutOrigin(context.req.raw);
    if (!isAllowed(origin, policy) || isForeignPost) return originRefused();
    if (context.req.method === 'OPTIONS') context.res = new Response(null, { status: 204, headers: preflight });
    else await next();
    const { headers } = context.res;
    headers.set('Access-Control-Allow-Origin', origin);
    headers.set('Access-Control-Expose-Headers', 'Retry-After, RateLimit, RateLimit-Policy');
    headers.append('Vary', 'Origin');
    if (headers.has('Allow')) headers.append('Allow', 'OPTIONS');
    return undefined;
  };
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
