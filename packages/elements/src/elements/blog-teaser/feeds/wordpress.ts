// Posts of the WordPress REST API (wp/v2), which allows any origin.
import type { FeedEntry, ParsedFeed } from './feed.ts';
import { at, isObject, textAt } from './json.ts';
import { textOfHtml } from './plain-text.ts';

/** Undefined if the JSON has another format. Password-protected posts are left out, since only their title is public. */
export function readJson(json: unknown): ParsedFeed | undefined {
  if (!Array.isArray(json)) return undefined;
  const posts = json.filter(isPost);
  const isPublic = (post: unknown) => !['content', 'excerpt'].some((part) => at(post, part, 'protected') === true);
  const entries = posts.filter(isPublic).map(toEntry);
  if (json.length > 0 && posts.length === 0) return undefined;
  return { format: 'wordpress', language: '', entries, isPartial: entries.length < json.length };
}

/** Types of posts may have no title or no text. */
function isPost(post: unknown): boolean {
  return textAt(post, 'link') !== '' && ['title', 'excerpt', 'content'].some((part) => isObject(at(post, part)));
}

function toEntry(post: unknown): FeedEntry {
  const media = at(post, '_embedded', 'wp:featuredmedia', 0);
  const author = at(post, '_embedded', 'author', 0);
  const html = textAt(post, 'content', 'rendered');
  const content = textOfHtml(html);
  return {
    title: textOfHtml(textAt(post, 'title', 'rendered')),
    link: textAt(post, 'link'),
    excerpt: textOfHtml(textAt(post, 'excerpt', 'rendered')).replace(/\s*\[(…|\.{3})\]$/, ' …') || content,
    author: textOfHtml(textAt(author, 'name')) || undefined,
    authorImage: textAt(author, 'avatar_urls', '96') || undefined,
    image:
      textAt(media, 'media_details', 'sizes', 'medium_large', 'source_url') || textAt(media, 'source_url') || undefined,
    imageAlt: textAt(media, 'alt_text') || undefined,
    html,
    published: dateOf(post),
    content,
  };
}

/** The day is that of the site's own time zone. No zone is further from Greenwich than 14 hours. */
function dateOf(post: unknown): string | undefined {
  const [local, utc] = [textAt(post, 'date'), textAt(post, 'date_gmt')];
  const minutes = Math.round((Date.parse(`${local}Z`) - Date.parse(`${utc}Z`)) / 60_000);
  if (!local && utc) return `${utc}Z`;
  if (!(Math.abs(minutes) <= 14 * 60)) return local || undefined;
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${local}${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
}
