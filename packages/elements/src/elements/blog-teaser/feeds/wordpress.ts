// Posts of the WordPress REST API (wp/v2), which allows any origin.
import type { FeedEntry } from './feed.ts';
import { at, isObject, textAt } from './json.ts';
import { textOfHtml } from './plain-text.ts';

export function isWordPress(json: unknown): boolean {
  return Array.isArray(json) && json.every((post) => isObject(at(post, 'title')) && textAt(post, 'link') !== '');
}

/** URL of the posts. `src` may be the site's address, or a `/wp-json/` URL with its own query. */
export function wordPressUrl(source: URL, count: number): URL {
  const url = new URL(source);
  const isEndpoint = url.pathname.includes('/wp-json/') || url.searchParams.has('rest_route');
  if (!isEndpoint) url.pathname = `${url.pathname.replace(/\/$/, '')}/wp-json/wp/v2/posts`;
  if (!url.searchParams.has('per_page')) url.searchParams.set('per_page', String(count));
  if (!url.searchParams.has('_embed')) url.searchParams.set('_embed', 'author,wp:featuredmedia');
  return url;
}

export function readWordPress(json: unknown): readonly FeedEntry[] {
  return (Array.isArray(json) ? json : []).map((post: unknown) => {
    const media = at(post, '_embedded', 'wp:featuredmedia', 0);
    const date = textAt(post, 'date_gmt');
    return {
      title: textOfHtml(textAt(post, 'title', 'rendered')),
      link: textAt(post, 'link') || undefined,
      excerpt: textOfHtml(textAt(post, 'excerpt', 'rendered')).replace(/\s*\[(…|\.{3})\]$/, ' …'),
      author: textAt(post, '_embedded', 'author', 0, 'name') || undefined,
      image:
        textAt(media, 'media_details', 'sizes', 'medium_large', 'source_url') ||
        textAt(media, 'source_url') ||
        undefined,
      imageAlt: textAt(media, 'alt_text') || undefined,
      published: date ? `${date}Z` : textAt(post, 'date') || undefined,
      content: textOfHtml(textAt(post, 'content', 'rendered')),
    };
  });
}
