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
  /** Instead of `address`: one that several visitors may have, such as that of an unknown proxy. */
  readonly shared?: string;
  readonly form: string;
}

export type RequestKind = 'message' | 'challenge' | 'beacon' | 'login';

export interface LimitedRequest {
  readonly kind: RequestKind;
  readonly caller: Caller;
}

/** Contains only the client's own counter: other counters would reveal other clients. */
export interface RateLimitResult {
  readonly allowed: boolean;
  /** Seconds until the next allowed request, or until the next one without a proof; 0 where this one is allowed. */
  readonly retryAfter: number;
  readonly address?: { readonly quota: number; readonly remaining: number; readonly resetSeconds: number };
  /** Multiplier for the work of a challenge. */
  readonly workFactor: number;
  /** True where the form or the network gets more than usual. */
  readonly isBusy: boolean;
  /** Only a proof of work is accepted: too many requests come from an address that visitors share. */
  readonly needsProof: boolean;
}

export const windowSeconds = windowMs / 1000;
/** Multiples of the limit per visitor. */
const usualMultiples = { network: 6, form: 30 } as const;
/** Challenges and beacons are cheap, and a page may send several. */
const perMessage = { message: 1, login: 1, challenge: 6, beacon: 6 } as const satisfies Record<RequestKind, number>;
/** Requests that are refused also for a shared address: nobody misses a count, and the right token is not counted. */
const waitsForNobody = { message: false, challenge: false, beacon: true, login: true } as const;
const maxWorkFactor = 16;

const unlimited: RateLimitResult = { allowed: true, retryAfter: 0, workFactor: 1, isBusy: false, needsProof: false };

export type CheckRateLimit = (request: LimitedRequest) => RateLimitResult;

/** Counts requests, including refused ones. A flood of addresses cannot displace the counters of forms. */
export function rateLimiter({ perMinute, perMinuteOf, now }: RateLimitPolicy): CheckRateLimit {
  if (perMinute === undefined) return () => unlimited;
  const [own, shared] = [requestCounters(), requestCounters()];
  const usualOf = ({ form, network, shared: address }: Caller) => {
    const ofMany = perMinute * usualMultiples.form;
    const ofNetwork = perMinute * usualMultiples.network;
    return [
      { key: `form ${form}`, usual: perMinuteOf(form) ?? ofMany },
      ...(network === undefined ? [] : [{ key: `network ${network}`, usual: ofNetwork }]),
      ...(address === undefined ? [] : [{ key: `shared ${address}`, usual: ofNetwork, unproven: ofMany }]),
    ];
  };
  return ({ kind, caller }) => {
    const time = now();
    const quota = perMinute * perMessage[kind];
    const ownKey = waitsForNobody[kind] ? (caller.address ?? caller.shared) : caller.address;
    const counted = ownKey === undefined ? undefined : own.count(`${kind} ${ownKey}`, time);
    if (counted !== undefined && counted.count > quota) return refused(counted, { quota, time });
    const { load, needsProof } = loadOf(shared, usualOf(caller), { kind, time });
    const ownLoad = kind === 'challenge' && counted !== undefined ? counted.count / perMinute : 0;
    return {
      allowed: true,
      retryAfter: needsProof ? windowSeconds : 0,
      ...(counted && { address: ownLimit(counted, { quota, time }) }),
      workFactor: workFactor(Math.max(load, ownLoad)),
      isBusy: load > 1,
      needsProof,
    };
  };
}

/** Does not make challenges harder for others. */
function refused(counted: RequestCount, limit: { readonly quota: number; readonly time: number }): RateLimitResult {
  const address = ownLimit(counted, limit);
  return { ...unlimited, allowed: false, retryAfter: address.resetSeconds, address };
}

function ownLimit(counted: RequestCount, { quota, time }: { readonly quota: number; readonly time: number }) {
  const resetSeconds = Math.max(1, Math.ceil((counted.resetsAt - time) / 1000));
  return { quota, remaining: Math.max(0, quota - counted.count), resetSeconds };
}

/** One message needs one challenge. The larger count is the load, so that neither can be used to avoid it. */
function loadOf(
  shared: RequestCounters,
  rows: readonly LoadRow[],
  { kind, time }: { readonly kind: RequestKind; readonly time: number },
): Load {
  if (kind !== 'message' && kind !== 'challenge') return noLoad;
  const other = kind === 'message' ? 'challenge' : 'message';
  const loads = rows.map(({ key, usual, unproven = Infinity }) => {
    const { count } = shared.count(`${kind} ${key}`, time);
    const most = Math.max(count, shared.peek(`${other} ${key}`, time));
    return { load: most / usual, needsProof: most > unproven };
  });
  return { load: Math.max(...loads.map(({ load }) => load)), needsProof: loads.some(({ needsProof }) => needsProof) };
}

interface LoadRow {
  readonly key: string;
  readonly usual: number;
  /** Beyond this count, only a proof of work is accepted. */
  readonly unproven?: number;
}

type Load = Pick<RateLimitResult, 'needsProof'> & { readonly load: number };

const noLoad: Load = { load: 0, needsProof: false };

/** Doubles with the load, up to a fixed maximum. */
export function workFactor(load: number): number {
  return load <= 1 ? 1 : Math.min(maxWorkFactor, 2 ** Math.ceil(Math.log2(load)));
}
