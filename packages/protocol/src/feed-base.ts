// Finds the base of relative URLs in a feed, which may be served by another host than its posts. Pure.
import { absoluteUrl } from './feed-element.ts';

interface FeedAddresses {
  /** That it was loaded from. */
  readonly url: string;
  /** Its home page, and its own address, as written. */
  readonly home: string;
  readonly self: string;
  /** Atom, by RFC 3986 5.1. A host that only copies the feed still decides nothing. */
  readonly isBasedOnUrl?: boolean;
}

/** As feed readers do, since neither RSS nor JSON Feed says it: the home page, else the feed's own address. */
export function feedBase({ url, home, self, isBasedOnUrl = false }: FeedAddresses): string {
  const [, , ownHost] = split(url);
  for (const address of [home, self]) {
    const [base, path, host] = split(absoluteUrl(undefined, address, url) ?? '');
    if (host && host !== ownHost) return base;
    // Feeds often still name the `http:` address of a site that has moved to `https:`.
    if (host && !isBasedOnUrl) return absoluteUrl(undefined, path, url) ?? url;
  }
  return url;
}

/** The URL, its path and its host. The host is empty for other schemes. */
function split(url: string): readonly [url: string, path: string, host: string] {
  const [, host = '', path = ''] = /^https?:\/\/([^/?#]+)(.*)/.exec(url) ?? [];
  return [url, path, host];
}
