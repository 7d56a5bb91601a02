// Posts of Ghost's Content API.
import { squeeze } from '@foyer/protocol';
import type { ParsedFeed } from './feed.ts';
import { at, isObject, listAt, textAt } from './json.ts';
import { textOfHtml } from './plain-text.ts';

/** Undefined if the JSON has another format. */
export function readJson(json: unknown): ParsedFeed | undefined {
  const posts = listAt(json, 'posts');
  if (!Array.isArray(at(json, 'posts')) || !posts.every((post) => isObject(post))) return undefined;
  const entries = posts.map((post) => {
    const html = textAt(post, 'html');
    const content = textOfHtml(html);
    return {
      title: squeeze(textAt(post, 'title')),
      link: textAt(post, 'url') || undefined,
      excerpt: squeeze(textAt(post, 'custom_excerpt') || textAt(post, 'excerpt')) || content,
      author: textAt(post, 'primary_author', 'name') || textAt(post, 'authors', 0, 'name') || undefined,
      image: textAt(post, 'feature_image') || undefined,
      imageAlt: textAt(post, 'feature_image_alt') || undefined,
      html,
      published: textAt(post, 'published_at') || undefined,
      content,
    };
  });
  return { format: 'ghost', language: '', entries };
}
