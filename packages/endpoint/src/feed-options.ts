// Feeds of other hosts, as configured. The fetching code is loaded with the first request.
import type { Log } from './domain/log-event.ts';
import type { Clock } from './domain/ports.ts';
import { type FeedAnswer, cacheFeed } from './feeds/cached-feed.ts';

export interface FeedOptions {
  /** `https://…`. */
  readonly url: string;
  /** The feed is on this machine: allows `http`, and loopback addresses only. Default false. */
  readonly loopback?: boolean;
}

/** By the name in `/feed/{name}`. */
export type Feeds = ReadonlyMap<string, () => Promise<FeedAnswer>>;

interface FeedContext {
  readonly feeds: Readonly<Record<string, string | FeedOptions>> | undefined;
  /** Sent in the User-Agent. */
  readonly baseUrl: string;
  readonly now: Clock;
  readonly log: Log;
}

export function defineFeeds({ feeds = {}, baseUrl, now, log }: FeedContext): Feeds {
  const userAgent = `FoyerFeeds/1.0 (+${baseUrl})`;
  return new Map(
    Object.entries(feeds).map(([name, options]) => {
      const { loopback = false, url } = typeof options === 'string' ? { url: options } : options;
      const load: Parameters<typeof cacheFeed>[0]['load'] = async (known) => {
        // Imported lazily: undici and ipaddr.js cost memory that an endpoint without feeds does not need.
        const [{ fetchFeed }, { guardOf }] = await Promise.all([
          import('./feeds/fetch-feed.ts'),
          import('./feeds/feed-guard.ts'),
        ]);
        return fetchFeed({ url: new URL(url), guard: guardOf({ loopback }), userAgent, known });
      };
      const onFault = (reason: string) => log({ event: 'feed-failed', feed: name, reason });
      return [name, cacheFeed({ load, now, onFault })] as const;
    }),
  );
}

export function isFeedUrl(url: string, loopback: boolean): boolean {
  if (!URL.canParse(url)) return false;
  const { password, protocol, username } = new URL(url);
  return (protocol === 'https:' || (loopback && protocol === 'http:')) && username + password === '';
}
