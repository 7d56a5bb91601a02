// Rate limits per address, network, mail address and form, and the cost of challenges under load. Knows no HTTP and
// no SQL. Addresses are hashed with a key and the day, so that they cannot be linked across days.
import { createHmac } from 'node:crypto';
import type { Submission } from '@foyer/protocol';
import { addressKey } from './address.ts';
import type { FormDefinition } from './forms.ts';
import type { Clock, RateCount, Records, Store } from './ports.ts';

export interface RateLimitPolicy {
  /** Messages per minute and address; undefined lifts all limits except those on mails. */
  readonly perMinute: number | undefined;
  /** Messages per minute that a form allows from all addresses together. */
  readonly perMinuteOf: (form: string) => number | undefined;
  readonly key: Uint8Array;
  readonly now: Clock;
}

/** Identifies the client. Unknown parts are not counted. */
export interface Caller {
  /** One client: an IPv4 address, or an IPv6 /64. */
  readonly address?: string;
  /** One provider or site: an IPv4 /24, or an IPv6 /48. */
  readonly network?: string;
  readonly form: string;
  readonly email?: string;
}

export type RequestKind = 'message' | 'challenge' | 'beacon';

/** At most `quota` requests per window. */
interface Allowance {
  readonly policy: keyof Caller;
  readonly key: string;
  readonly quota: number;
  /** The quota in messages. */
  readonly usual: number;
}

/** Contains only the client's own counter: other counters would reveal other clients. */
export interface RateLimitResult {
  readonly allowed: boolean;
  /** Seconds until the next allowed request; 0 where this one is allowed. */
  readonly retryAfter: number;
  readonly address?: { readonly quota: number; readonly remaining: number; readonly resetSeconds: number };
  /** Multiplier for the cost of a challenge. */
  readonly workFactor: number;
}

export const windowSeconds = 60;
const windowMs = windowSeconds * 1000;
const policies = ['address', 'network', 'email', 'form'] as const satisfies readonly (keyof Caller)[];
/** Multiples of the limit per address. */
const multiples = { address: 1, network: 6, email: 1, form: 30 } as const satisfies Record<keyof Caller, number>;
/** Challenges and beacons are cheap, and a page may send several. */
const perMessage = { message: 1, challenge: 6, beacon: 6 } as const satisfies Record<RequestKind, number>;
/** Two seconds of work in an average browser. */
const maxWorkFactor = 16;

const unlimited: RateLimitResult = { allowed: true, retryAfter: 0, workFactor: 1 };

/** Counts one request, including refused ones. Throws where the store fails. */
export async function checkRateLimit(
  store: Store,
  limit: RateLimitPolicy,
  { kind, caller }: { kind: RequestKind; caller: Caller },
): Promise<RateLimitResult> {
  const { perMinute } = limit;
  if (perMinute === undefined) return unlimited;
  const now = limit.now();
  const allowances = allowancesOf(caller, { ...limit, perMinute, kind, now });
  const counts = await store.transaction((records) => countAll(records, allowances, now));
  return rateLimitResult(allowances, counts, { now, kind });
}

/** From narrow to wide: a refused client does not use up limits that others share. */
async function countAll(
  { rates }: Records,
  allowances: readonly Allowance[],
  now: number,
): Promise<readonly RateCount[]> {
  const counts: RateCount[] = [];
  const window = { now: iso(now), resetsAt: iso(now + windowMs) };
  for (const { key, quota } of allowances) {
    const counted = await rates.count(key, window);
    counts.push(counted);
    if (counted.count > quota) break;
  }
  return counts;
}

interface LimitedRequest extends Omit<RateLimitPolicy, 'perMinute' | 'now'> {
  readonly kind: RequestKind;
  readonly perMinute: number;
  readonly now: number;
}

function allowancesOf(
  caller: Caller,
  { kind, perMinute, perMinuteOf, key, now }: LimitedRequest,
): readonly Allowance[] {
  const today = iso(now).slice(0, 10);
  const email = caller.email === undefined ? undefined : addressKey(caller.email);
  return policies.flatMap((policy): Allowance[] => {
    const value = policy === 'email' ? email : caller[policy];
    if (value === undefined) return [];
    const hash = createHmac('sha256', key)
      .update(JSON.stringify([today, kind, policy, value]))
      .digest('base64url');
    const own = policy === 'form' ? perMinuteOf(caller.form) : undefined;
    const usual = own ?? perMinute * multiples[policy];
    return [{ policy, key: hash, usual, quota: usual * perMessage[kind] }];
  });
}

/** The sender's address according to the message. */
export function emailIn({ fields }: Pick<Submission, 'fields'>, form: FormDefinition): { readonly email?: string } {
  const name = form.fields.find(({ kind }) => kind === 'email')?.name;
  const email = name === undefined ? undefined : fields[name];
  return typeof email === 'string' && email !== '' ? { email } : {};
}

function rateLimitResult(
  allowances: readonly Allowance[],
  counts: readonly RateCount[],
  { now, kind }: { now: number; kind: RequestKind },
): RateLimitResult {
  const spent = allowances.map((allowance) => {
    const found = counts.find(({ key }) => key === allowance.key);
    const { count = 0, resetsAt = iso(now + windowMs) } = found ?? {};
    return { ...allowance, count, resetSeconds: Math.max(1, Math.ceil((Date.parse(resetsAt) - now) / 1000)) };
  });
  const over = spent.filter(({ count, quota }) => count > quota);
  const own = spent.find(({ policy }) => policy === 'address');
  return {
    allowed: over.length === 0,
    retryAfter: Math.max(0, ...over.map(({ resetSeconds }) => resetSeconds)),
    ...(own && {
      address: { quota: own.quota, remaining: Math.max(0, own.quota - own.count), resetSeconds: own.resetSeconds },
    }),
    // One message needs one challenge; more challenges than that mean load.
    workFactor: kind === 'challenge' ? Math.max(1, ...spent.map((row) => workFactor(row.count / row.usual))) : 1,
  };
}

/** Doubles with the load, up to a fixed maximum. */
export function workFactor(load: number): number {
  return load <= 1 ? 1 : Math.min(maxWorkFactor, 2 ** Math.ceil(Math.log2(load)));
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
