// Counts requests before they cost anything, and reports the limit in headers
// (draft-ietf-httpapi-ratelimit-headers-11).
import type { Context, MiddlewareHandler } from 'hono';
import type { Log } from '../domain/log-event.ts';
import {
  type Caller,
  rateLimiter,
  type RateLimitPolicy,
  type RequestKind,
  type RateLimitResult,
  windowSeconds,
} from '../domain/rate-limit.ts';
import { clientAddress, isForwarded } from './client-address.ts';

export interface RateLimitsRoute {
  readonly limit: RateLimitPolicy;
  /** Number of proxies that add the client's address to `X-Forwarded-For`. */
  readonly trustProxy: number;
  /** Visitors come from elsewhere, so an address of this machine or of a private network is a proxy's. */
  readonly isPublic: boolean;
  readonly log: Log;
}

export interface LimitedRequest {
  readonly kind: RequestKind;
  readonly form: string;
}

export interface RateLimits {
  /** Counts the request. */
  check(context: Context, request: LimitedRequest): RateLimitResult;
  /** Adds the rate-limit headers to counted requests. */
  readonly headers: MiddlewareHandler;
}

export function rateLimits({ isPublic, limit, trustProxy, log }: RateLimitsRoute): RateLimits {
  const results = new WeakMap<Request, RateLimitResult>();
  const checkRateLimit = rateLimiter(limit);
  const warned = new Set<'no-client-address' | 'untrusted-proxy'>();
  const warn = (event: 'no-client-address' | 'untrusted-proxy') => {
    if (limit.perMinute === undefined || warned.has(event)) return;
    warned.add(event);
    log({ event });
  };
  const callerOf = (context: Context): Omit<Caller, 'form'> => {
    const found = clientAddress(context, trustProxy);
    if (found === undefined) warn('no-client-address');
    if (found === undefined) return { shared: 'unknown' };
    const { address, network } = found;
    const isProxy = (trustProxy === 0 && isForwarded(context)) || (isPublic && found.isLocal);
    if (isProxy) warn('untrusted-proxy');
    return isProxy ? { shared: address } : { address, network };
  };
  return {
    check(context, { kind, form }) {
      const result = checkRateLimit({ kind, caller: { ...callerOf(context), form } });
      results.set(context.req.raw, result);
      return result;
    },
    headers: async (context, next) => {
      await next();
      const own = results.get(context.req.raw)?.address;
      if (own === undefined) return;
      context.res.headers.set('RateLimit-Policy', `"address";q=${own.quota};w=${windowSeconds}`);
      context.res.headers.set('RateLimit', `"address";r=${own.remaining};t=${own.resetSeconds}`);
    },
  };
}
