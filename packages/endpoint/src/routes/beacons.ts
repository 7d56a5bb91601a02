// POST /{form}/beacon: receives `navigator.sendBeacon`. Counts it and answers 204.
import { answerPost, beaconPost, problemFor } from '@foyer/protocol/server';
import { dayOf, maxPlaces } from '../domain/beacon.ts';
import type { Clock, Store } from '../domain/ports.ts';
import type { RateLimits } from './rate-limits.ts';
import { onlyMethod } from './reply.ts';

export interface BeaconRoute {
  readonly rateLimits: RateLimits;
  readonly store: () => Promise<Store>;
  readonly now: Clock;
}

export function beaconRoute({ rateLimits, store, now }: BeaconRoute) {
  return onlyMethod('POST', async (context) => {
    const form = context.req.param('form') ?? '';
    return answerPost(context.req.raw, beaconPost(form), async (beacon) => {
      const { allowed, retryAfter } = rateLimits.check(context, { kind: 'beacon', form });
      if (!allowed) return problemFor('rate-limited', { retryAfter });
      const dated = { ...beacon, day: dayOf(now()) };
      await (await store()).transaction(({ beacons }) => beacons.count(dated, maxPlaces));
      return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
    });
  });
}
