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
    const [first, other] = [at(post, 'primary_author'), at(post, 'authors', 0)];
    const author = textAt(first, 'name') ? first : other;
    return {
      title: squeeze(textAt(post, 'title')),
      link: textAt(post, 'url') || undefined,
      excerpt: squeeze(textAt(post, 'custom_excerpt') || textAt(post, 'excerpt')) || content,
      author: textAt(author, 'name') || undefined,
      authorImage: textAt(author, 'profile_image') || undefined,
      image: textAt(post, 'feature_image') || undefined,
      imageAlt: textAt(post, 'feature_image_alt') || undefined,
      html,
      published: textAt(post, 'published_at') || undefined,
      content,
    };
  });
  return { format: 'ghost', language: '', entries };
}
