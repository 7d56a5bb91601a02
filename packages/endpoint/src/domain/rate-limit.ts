// How often may whom: allowances, what is left of them, and how much work a challenge costs under load.
// Knows no HTTP and no SQL; addresses are known here as keyed hashes only, which nobody can tell again the next day.
import { createHmac } from 'node:crypto';
import type { Submission } from '@foyer/protocol';
import { addressKey } from './address.ts';
import type { FormDefinition } from './forms.ts';
import type { Clock, RateCount, Records, Store } from './ports.ts';

export interface RateLimitPolicy {
  /** Messages a minute and address; undefined lifts all limits but those on mails. */
  readonly perMinute: number | undefined;
  /** What a form says itself of how many messages it takes a minute, from everybody. */
  readonly perMinuteOf: (form: string) => number | undefined;
  readonly key: Uint8Array;
  readonly now: Clock;
}

/** Who asks. What is unknown is not counted. */
export interface Caller {
  /** One client: an IPv4 address, or the part of an IPv6 address that one connection has. */
  readonly address?: string;
  /** Its neighbourhood: the part of an address that one provider or site has. */
  readonly network?: string;
  readonly form: string;
  readonly email?: string;
}

export type RequestKind = 'message' | 'challenge' | 'beacon';

/** At most `quota` requests in `windowMs`. */
interface Allowance {
  readonly policy: keyof Caller;
  readonly key: string;
  readonly quota: number;
  /** Messages that it stands for. */
  readonly usual: number;
}

/** What the caller may know: only of their own address, since all else would tell of others. */
export interface RateLimitResult {
  readonly allowed: boolean;
  /** Seconds until the next request is allowed; 0 where it is. */
  readonly retryAfter: number;
  readonly address?: { readonly quota: number; readonly remaining: number; readonly resetSeconds: number };
  /** How many times harder than usual a challenge has to be. */
  readonly workFactor: number;
}

export const windowSeconds = 60;
const windowMs = windowSeconds * 1000;
const policies = ['address', 'network', 'email', 'form'] as const satisfies readonly (keyof Caller)[];
/** As multiples of what one address may send. */
const multiples = { address: 1, network: 6, email: 1, form: 30 } as const satisfies Record<keyof Caller, number>;
/** A challenge or a beacon costs little, and a page may send several. */
const perMessage = { message: 1, challenge: 6, beacon: 6 } as const satisfies Record<RequestKind, number>;
/** Two seconds of work in a usual browser. */
const maxWorkFactor = 16;

const unlimited: RateLimitResult = { allowed: true, retryAfter: 0, workFactor: 1 };

/** Counts one request, also one that is refused. Throws where the store fails. */
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

/** From the narrow to the wide, so that whoever is refused uses up nothing that others share. */
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

/** The address that a message says it is from. */
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
    // One message needs one challenge: more than that many are a load.
    workFactor: kind === 'challenge' ? Math.max(1, ...spent.map((row) => workFactor(row.count / row.usual))) : 1,
  };
}

/** Doubles with the load, up to what a visitor's machine can bear. */
export function workFactor(load: number): number {
  return load <= 1 ? 1 : Math.min(maxWorkFactor, 2 ** Math.ceil(Math.log2(load)));
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
