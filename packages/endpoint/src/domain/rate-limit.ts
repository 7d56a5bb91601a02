// Limits each visitor, and turns the load on a form or from a network into harder challenges. Only a visitor's own
// counter refuses: a shared limit would let a few clients lock out all others. Knows no HTTP.
import type { Clock } from './ports.ts';
import { type RequestCount, requestCounters, type RequestCounters, windowMs } from './request-counters.ts';

export interface RateLimitPolicy {
  /** Messages per minute and visitor; undefined lifts all limits except those on mails. */
  readonly perMinute: number | undefined;
  /** Messages per minute from all visitors above which a form's challenges get harder. */
  readonly perMinuteOf: (form: string) => number | undefined;
  readonly now: Clock;
}

/** Identifies the client. Unknown parts are not counted. */
export interface Caller {
  /** One visitor: an IPv4 address, or an IPv6 /64. */
  readonly address?: string;
  /** One provider or site: an IPv4 /24, or an IPv6 /48. */
  readonly network?: string;
  readonly form: string;
}

export type RequestKind = 'message' | 'challenge' | 'beacon';

export interface LimitedRequest {
  readonly kind: RequestKind;
  readonly caller: Caller;
}

/** Contains only the client's own counter: other counters would reveal other clients. */
export interface RateLimitResult {
  readonly allowed: boolean;
  /** Seconds until the next allowed request; 0 where this one is allowed. */
  readonly retryAfter: number;
  readonly address?: { readonly quota: number; readonly remaining: number; readonly resetSeconds: number };
  /** Multiplier for the work of a challenge. */
  readonly workFactor: number;
  /** True where the form or the network gets more than usual. */
  readonly isBusy: boolean;
}

export const windowSeconds = windowMs / 1000;
/** Multiples of the limit per visitor. */
const usualMultiples = { network: 6, form: 30 } as const;
/** Challenges and beacons are cheap, and a page may send several. */
const perMessage = { message: 1, challenge: 6, beacon: 6 } as const satisfies Record<RequestKind, number>;
const maxWorkFactor = 16;

const unlimited: RateLimitResult = { allowed: true, retryAfter: 0, workFactor: 1, isBusy: false };

export type CheckRateLimit = (request: LimitedRequest) => RateLimitResult;

/** Counts requests, including refused ones. A flood of addresses cannot displace the counters of forms. */
export function rateLimiter({ perMinute, perMinuteOf, now }: RateLimitPolicy): CheckRateLimit {
  if (perMinute === undefined) return () => unlimited;
  const [own, shared] = [requestCounters(), requestCounters()];
  const usualOf = (caller: Caller) =>
    [
      { key: `form ${caller.form}`, usual: perMinuteOf(caller.form) ?? perMinute * usualMultiples.form },
      ...(caller.network === undefined
        ? []
        : [{ key: `network ${caller.network}`, usual: perMinute * usualMultiples.network }]),
    ] as const;
  return ({ kind, caller }) => {
    const time = now();
    const quota = perMinute * perMessage[kind];
    const counted = caller.address === undefined ? undefined : own.count(`${kind} ${caller.address}`, time);
    const isOver = counted !== undefined && counted.count > quota;
    // A refused request does not make challenges harder for others.
    const load = isOver ? 0 : loadOf(shared, usualOf(caller), { kind, time });
    const ownLoad = kind === 'challenge' && counted !== undefined ? counted.count / perMinute : 0;
    return {
      allowed: !isOver,
      retryAfter: isOver ? secondsLeft(counted, time) : 0,
      ...(counted && {
        address: { quota, remaining: Math.max(0, quota - counted.count), resetSeconds: secondsLeft(counted, time) },
      }),
      workFactor: workFactor(Math.max(load, ownLoad)),
      isBusy: load > 1,
    };
  };
}

/** One message needs one challenge. The larger count is the load, so that neither can be used to avoid it. */
function loadOf(
  shared: RequestCounters,
  rows: readonly { readonly key: string; readonly usual: number }[],
  { kind, time }: { readonly kind: RequestKind; readonly time: number },
): number {
  if (kind === 'beacon') return 0;
  const other = kind === 'message' ? 'challenge' : 'message';
  const loads = rows.map(({ key, usual }) => {
    const { count } = shared.count(`${kind} ${key}`, time);
    return Math.max(count, shared.peek(`${other} ${key}`, time)) / usual;
  });
  return Math.max(...loads);
}

/** Doubles with the load, up to a fixed maximum. */
export function workFactor(load: number): number {
  return load <= 1 ? 1 : Math.min(maxWorkFactor, 2 ** Math.ceil(Math.log2(load)));
}

function secondsLeft({ resetsAt }: RequestCount, time: number): number {
  return Math.max(1, Math.ceil((resetsAt - time) / 1000));
}
