// Where else a WordPress site has its posts. Loaded if its API is not where it usually is.
import { apiQueries } from '@foyer/protocol';
import { within, withDefaults } from './feed-address.ts';

const languageFolder = /\/[a-z]{2}(-[a-z]{2,4})?\/$/i;

/** URLs to try in turn: with plain permalinks there is no `/wp-json/`, and plugins disable the REST API. */
export function otherAddresses(source: URL, count: number): readonly URL[] {
  const site = within(source, '');
  const plain = { rest_route: '/wp/v2/posts', per_page: String(count), ...apiQueries.wordpress };
  const others = [withDefaults(site, plain), withDefaults(site, { feed: 'rss2' })];
  // Where plug-ins keep a language in a folder, that folder has a feed, but `rest_route` returns all languages.
  return languageFolder.test(site.pathname) ? others.reverse() : others;
}
