// Counts requests before they cost anything, and reports the limit in headers
// (draft-ietf-httpapi-ratelimit-headers-11).
import type { Context, MiddlewareHandler } from 'hono';
import type { Log } from '../domain/log-event.ts';
import type { Store } from '../domain/ports.ts';
import {
  checkRateLimit,
  type RateLimitPolicy,
  type RequestKind,
  type RateLimitResult,
  windowSeconds,
} from '../domain/rate-limit.ts';
import { clientAddress } from './client-address.ts';

export interface RateLimitsRoute {
  readonly limit: RateLimitPolicy;
  /** Number of proxies that add the client's address to `X-Forwarded-For`. */
  readonly trustProxy: number;
  readonly store: () => Promise<Store>;
  readonly log: Log;
}

export interface LimitedRequest {
  readonly kind: RequestKind;
  readonly form: string;
  readonly email?: string;
}

export interface RateLimits {
  /** Counts the request. Rejects where the store fails. */
  check(context: Context, request: LimitedRequest): Promise<RateLimitResult>;
  /** Adds the rate-limit headers to counted requests. */
  readonly headers: MiddlewareHandler;
}

export function rateLimits({ limit, trustProxy, store, log }: RateLimitsRoute): RateLimits {
  const results = new WeakMap<Request, RateLimitResult>();
  let hasWarned = limit.perMinute === undefined;
  const addressOf = (context: Context) => {
    const address = clientAddress(context, trustProxy);
    if (address === undefined && !hasWarned) {
      hasWarned = true;
      log({ event: 'no-client-address' });
    }
    return address;
  };
  return {
    async check(context, { kind, ...request }) {
      const result = await checkRateLimit(await store(), limit, {
        kind,
        caller: { ...addressOf(context), ...request },
      });
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
