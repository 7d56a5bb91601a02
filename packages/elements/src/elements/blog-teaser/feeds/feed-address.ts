// Builds the URL of a feed, with the query parameters that the APIs of WordPress and Ghost need.
import { apiOf, apiQueries } from '@foyer/protocol';
import type { FeedFormat } from './feed.ts';

const languageFolder = /\/\w\w(-\w+)?\/$/;

/** URLs to try in turn: WordPress with plain permalinks has no `/wp-json/`, and plugins disable its REST API. */
export function feedAddresses(source: URL, format: FeedFormat, count: number): readonly URL[] {
  const route = source.searchParams.get('rest_route') ?? source.pathname;
  const limit = String(count);
  const api = apiOf(route);
  if (api === 'ghost') return [withDefaults(source, { ...apiQueries.ghost, limit })];
  if (format === 'ghost') return feedAddresses(within(source, 'ghost/api/content/posts/'), format, count);
  const wordPress = { per_page: limit, ...apiQueries.wordpress };
  if (api) return [withDefaults(source, wordPress)];
  if (format !== 'wordpress') return [source];
  const [pretty, site] = [within(source, 'wp-json/wp/v2/posts'), within(source, '')];
  const plain = withDefaults(site, { rest_route: '/wp/v2/posts', ...wordPress });
  const others = [plain, withDefaults(site, { feed: 'rss2' })];
  // Where plug-ins keep a language in a folder, that folder has a feed, but `rest_route` returns all languages.
  return [withDefaults(pretty, wordPress), ...(languageFolder.test(site.pathname) ? others.reverse() : others)];
}

/** A path below the root of the site; `site` may also be the URL of its API. */
function within(site: URL, path: string): URL {
  const url = new URL(site);
  url.searchParams.delete('rest_route');
  url.pathname = `${url.pathname.replace(/\/((wp-json|ghost|index\.php)(\/.*)?|feed\/?)?$/, '')}/${path}`;
  return url;
}

/** Parameters that the owner has set are kept. */
function withDefaults(source: URL, defaults: Readonly<Record<string, string>>): URL {
  const url = new URL(source);
  for (const [name, value] of Object.entries(defaults)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, value);
  }
  return url;
}
