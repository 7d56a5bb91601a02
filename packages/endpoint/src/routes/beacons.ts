// POST /{form}/beacon: receives `navigator.sendBeacon`. Counts it and answers 204.
import { mediaTypeOf, problem, readBeacon, readBody } from '@foyer/protocol/server';
import { dayOf, maxPlaces } from '../domain/beacon.ts';
import type { Clock, Store } from '../domain/ports.ts';
import type { RateLimits } from './rate-limits.ts';
import { onlyMethod, problemResponse } from './reply.ts';

export interface BeaconRoute {
  readonly rateLimits: RateLimits;
  readonly store: () => Promise<Store>;
  readonly now: Clock;
}

export function beaconRoute({ rateLimits, store, now }: BeaconRoute) {
  return onlyMethod('POST', async (context) => {
    const form = context.req.param('form') ?? '';
    if (mediaTypeOf(context.req.raw.headers) !== 'text/plain') {
      const detail = 'Send text/plain in UTF-8, without Content-Encoding.';
      return problemResponse(problem('unsupported-media-type', { detail }));
    }
    const body = await readBody(context.req.raw);
    if (!body.ok) return problemResponse(body.problem);
    const reading = readBeacon(body.value, form);
    if (!reading.ok) return problemResponse(reading.problem);
    const { allowed, retryAfter } = rateLimits.check(context, { kind: 'beacon', form });
    if (!allowed) return problemResponse(problem('rate-limited', { retryAfter }));
    const beacon = { ...reading.value, day: dayOf(now()) };
    await (await store()).transaction(({ beacons }) => beacons.count(beacon, maxPlaces));
    return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
  });
}
