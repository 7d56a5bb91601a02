// Builds the URL of a feed, with the query parameters that the APIs of WordPress and Ghost need.
import { apiOf, apiQueries } from '@foyer/protocol';
import type { FeedFormat } from './feed.ts';

export function feedAddress(source: URL, format: FeedFormat, count: number): URL {
  const route = source.searchParams.get('rest_route') ?? source.pathname;
  const limit = String(count);
  const api = apiOf(route);
  if (api === 'ghost') return withDefaults(source, { ...apiQueries.ghost, limit });
  if (api) return withDefaults(source, { per_page: limit, ...apiQueries.wordpress });
  if (format !== 'wordpress' && format !== 'ghost') return source;
  const path = format === 'ghost' ? 'ghost/api/content/posts/' : 'wp-json/wp/v2/posts';
  return feedAddress(within(source, path), format, count);
}

/** A path below the root of the site; `site` may also be the URL of its API or feed. */
export function within(site: URL, path: string): URL {
  const url = new URL(site);
  url.searchParams.delete('rest_route');
  url.pathname = `${url.pathname.replace(/\/((wp-json|ghost|index\.php)\b.*|feed\/?)?$/, '')}/${path}`;
  return url;
}

/** Parameters that the owner has set are kept. */
export function withDefaults(source: URL, defaults: Readonly<Record<string, string>>): URL {
  const url = new URL(source);
  for (const [name, value] of Object.entries(defaults)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, value);
  }
  return url;
}
