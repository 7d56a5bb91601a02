// Caches one feed in memory: fresh for ten minutes, served stale for a day while its host is down. Concurrent
// requests share one fetch. Knows no HTTP.
import { createHash } from 'node:crypto';
import type { Clock } from '../domain/ports.ts';
import type { FetchedFeed, Validators } from './fetch-feed.ts';
import type { Feed } from './read-feed.ts';

export interface CachedFeed {
  readonly mediaType: Feed['mediaType'];
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

export type FeedAnswer =
  | { readonly status: 'kept'; readonly feed: CachedFeed; readonly freshSeconds: number }
  | { readonly status: 'missing'; readonly retryAfter: number };

export interface FeedSource {
  /** Never rejects. */
  readonly load: (known: Validators | undefined) => Promise<FetchedFeed>;
  readonly now: Clock;
  /** Called with the reason when the feed becomes unavailable, once per reason. */
  readonly onFault: (reason: string) => void;
}

export const freshMs = 10 * 60_000;
const retryMs = 60_000;
export const staleMs = 24 * 60 * 60_000;

interface CacheEntry {
  readonly feed: CachedFeed;
  readonly validators: Validators;
  /** Time of the last 200 or 304. */
  readonly confirmedAt: number;
}

/** Never rejects. */
export function cacheFeed({ load, now, onFault }: FeedSource): () => Promise<FeedAnswer> {
  let kept: CacheEntry | undefined;
  let refreshAt = 0;
  let lastFault: string | undefined;
  let refreshing: Promise<void> | undefined;
  const refresh = async () => {
    const fetched = await load(kept?.validators);
    const fault = fetched.status === 'failed' ? fetched.reason : undefined;
    if (fault !== undefined && fault !== lastFault) onFault(fault);
    lastFault = fault;
    kept = nextEntry(kept, fetched, now());
    refreshAt = now() + (fault === undefined ? freshMs : retryMs);
  };
  return async () => {
    const wait = refreshAt - now();
    // Longer than any wait: the clock was set back.
    if (wait <= 0 || wait > freshMs) await (refreshing ??= refresh().finally(() => (refreshing = undefined)));
    const seconds = Math.max(1, Math.ceil((refreshAt - now()) / 1000));
    return kept === undefined
      ? { status: 'missing', retryAfter: seconds }
      : { status: 'kept', feed: kept.feed, freshSeconds: seconds };
  };
}

function nextEntry(kept: CacheEntry | undefined, fetched: FetchedFeed, confirmedAt: number): CacheEntry | undefined {
  switch (fetched.status) {
    case 'fetched':
      return { feed: toCachedFeed(fetched.feed), validators: fetched.validators, confirmedAt };
    case 'unchanged':
      return kept && { ...kept, confirmedAt };
    case 'failed':
      return kept && confirmedAt - kept.confirmedAt <= staleMs ? kept : undefined;
  }
}

function toCachedFeed({ mediaType, text }: Feed): CachedFeed {
  const bytes = new TextEncoder().encode(text);
  return { mediaType, bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` };
}
