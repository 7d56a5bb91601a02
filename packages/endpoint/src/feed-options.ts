// Feeds of other hosts, as configured. The fetching code is loaded with the first request.
import { apiOf, apiQueries, asksForOrder } from '@foyer/protocol';
import type { Log } from './domain/log-event.ts';
import type { Clock } from './domain/ports.ts';
import { type FeedAnswer, cacheFeed } from './feeds/cached-feed.ts';

export interface FeedOptions {
  /** `https://…`. */
  readonly url: string;
  /** The feed is on this machine: allows `http`, and loopback addresses only. Default false. */
  readonly loopback?: boolean;
}

export interface ConfiguredFeed {
  /** Whether its URL asks for an order of the posts. */
  readonly isOrdered: boolean;
  readonly ask: () => Promise<FeedAnswer>;
}

/** By the name in `/feed/{name}`. */
export type Feeds = ReadonlyMap<string, ConfiguredFeed>;

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
      const { loopback = false, url: written } = typeof options === 'string' ? { url: options } : options;
      const url = withAuthors(new URL(written));
      const load: Parameters<typeof cacheFeed>[0]['load'] = async (known) => {
        // Imported lazily: undici and ipaddr.js cost memory that an endpoint without feeds does not need.
        const [{ fetchFeed }, { guardOf }] = await Promise.all([
          import('./feeds/fetch-feed.ts'),
          import('./feeds/feed-guard.ts'),
        ]);
        return fetchFeed({ url, guard: guardOf({ loopback }), userAgent, known });
      };
      const onFault = (reason: string) => log({ event: 'feed-failed', feed: name, reason });
      const isOrdered = asksForOrder(url.searchParams.keys());
      return [name, { isOrdered, ask: cacheFeed({ load, now, onFault }) }] as const;
    }),
  );
}

/** As a teaser asks the APIs of WordPress and Ghost. Parameters that the owner has set are kept. */
function withAuthors(url: URL): URL {
  const api = apiOf(url.searchParams.get('rest_route') ?? url.pathname);
  for (const [name, value] of Object.entries(api ? apiQueries[api] : {})) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, value);
  }
  return url;
}

export function isFeedUrl(url: string, loopback: boolean): boolean {
  if (!URL.canParse(url)) return false;
  const { password, protocol, username } = new URL(url);
  return (protocol === 'https:' || (loopback && protocol === 'http:')) && username + password === '';
}
