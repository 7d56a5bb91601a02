// JSON Feed 1.1, and 1.0 with its single `author`.
import type { FeedEntry } from './feed.ts';
import { at, textAt } from './json.ts';
import { squeeze, textOfHtml } from './plain-text.ts';

export function isJsonFeed(json: unknown): boolean {
  return textAt(json, 'version').startsWith('https://jsonfeed.org/version/') && Array.isArray(at(json, 'items'));
}

export function readJsonFeed(json: unknown): readonly FeedEntry[] {
  const items = at(json, 'items');
  return (Array.isArray(items) ? items : []).map((item: unknown) => {
    const content = squeeze(textAt(item, 'content_text')) || textOfHtml(textAt(item, 'content_html'));
    const excerpt = squeeze(textAt(item, 'summary')) || content;
    return {
      title: squeeze(textAt(item, 'title')),
      link: either(textAt(item, 'url'), textAt(item, 'external_url')),
      excerpt,
      author: either(...[item, json].flatMap(authorsOf)),
      image: either(textAt(item, 'image'), textAt(item, 'banner_image')),
      imageAlt: undefined,
      published: either(textAt(item, 'date_published'), textAt(item, 'date_modified')),
      content,
    };
  });
}

function authorsOf(object: unknown): readonly string[] {
  return [textAt(object, 'authors', 0, 'name'), textAt(object, 'author', 'name')];
}

function either(...texts: readonly string[]): string | undefined {
  return texts.find((text) => text !== '');
}
