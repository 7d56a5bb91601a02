// The latest of one feed, kept in memory: fresh for ten minutes, shown for a day where its host is down. However many
// ask at once, its host is asked once. Knows no HTTP.
import { createHash } from 'node:crypto';
import type { Clock } from '../domain/needs.ts';
import type { FetchedFeed, Validators } from './fetch-feed.ts';
import type { Feed, FeedMediaType } from './read-feed.ts';

export interface KeptFeed {
  readonly mediaType: FeedMediaType;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

export type FeedAnswer =
  | { readonly status: 'kept'; readonly feed: KeptFeed; readonly freshSeconds: number }
  | { readonly status: 'missing'; readonly retryAfter: number };

export interface FeedSource {
  /** Never rejects. */
  readonly load: (known: Validators | undefined) => Promise<FetchedFeed>;
  readonly now: Clock;
  /** Hears why a feed is not to be had, once for each reason. */
  readonly onFault: (reason: string) => void;
}

export const freshMs = 10 * 60_000;
const afterFaultMs = 60_000;
export const staleMs = 24 * 60 * 60_000;

interface Kept {
  readonly feed: KeptFeed;
  readonly validators: Validators;
  /** When its host said last that this is it. */
  readonly confirmedAt: number;
}

/** Rejects never. */
export function keepFeed({ load, now, onFault }: FeedSource): () => Promise<FeedAnswer> {
  let kept: Kept | undefined;
  let askAgainAt = 0;
  let lastFault: string | undefined;
  let underWay: Promise<void> | undefined;
  const refresh = async () => {
    const fetched = await load(kept?.validators);
    const fault = fetched.status === 'failed' ? fetched.reason : undefined;
    if (fault !== undefined && fault !== lastFault) onFault(fault);
    lastFault = fault;
    kept = renewed(kept, fetched, now());
    askAgainAt = now() + (fault === undefined ? freshMs : afterFaultMs);
  };
  return async () => {
    const wait = askAgainAt - now();
    // Longer than any wait: the clock was put back.
    if (wait <= 0 || wait > freshMs) await (underWay ??= refresh().finally(() => (underWay = undefined)));
    const seconds = Math.max(1, Math.ceil((askAgainAt - now()) / 1000));
    return kept === undefined
      ? { status: 'missing', retryAfter: seconds }
      : { status: 'kept', feed: kept.feed, freshSeconds: seconds };
  };
}

function renewed(kept: Kept | undefined, fetched: FetchedFeed, confirmedAt: number): Kept | undefined {
  switch (fetched.status) {
    case 'fetched':
      return { feed: keptOf(fetched.feed), validators: fetched.validators, confirmedAt };
    case 'unchanged':
      return kept && { ...kept, confirmedAt };
    case 'failed':
      return kept && confirmedAt - kept.confirmedAt <= staleMs ? kept : undefined;
  }
}

function keptOf({ mediaType, text }: Feed): KeptFeed {
  const bytes = new TextEncoder().encode(text);
  return { mediaType, bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` };
}
