// Feeds that come as JSON: JSON Feed gets absolute URLs and the pictures of its texts, posts of WordPress and Ghost are passed on.
import { absoluteUrl, feedBase, imageInHtml } from '@foyer/protocol';
import { isObject } from '@foyer/protocol/server';
import { textOfHtml } from './feed-text.ts';

export interface JsonFeedItem {
  readonly id: string;
  readonly url?: string;
  readonly title?: string;
  readonly summary?: string;
  readonly content_text: string;
  readonly image?: string;
  readonly date_published?: string;
  readonly authors?: readonly { readonly name: string }[];
}

/** https://www.jsonfeed.org/version/1.1/ */
export interface JsonFeed {
  readonly version: 'https://jsonfeed.org/version/1.1';
  readonly title: string;
  readonly home_page_url?: string;
  readonly language?: string;
  readonly items: readonly JsonFeedItem[];
}

/** Undefined if the text is no feed. */
export function convertJson(text: string, url: string): object | undefined {
  const value = parse(text) ?? parse(text.slice(text.search(/\[\s*\{|\{\s*"/)));
  if (Array.isArray(value)) return value.length === 0 || value.some(isPost) ? value : undefined;
  if (!isObject(value)) return undefined;
  const { items, posts, version } = value;
  if (Array.isArray(posts)) return posts.every(isObject) ? value : undefined;
  if (!Array.isArray(items) || !/^https?:\/\/(?:www\.)?jsonfeed\.org\/version\//.test(String(version)))
    return undefined;
  const address = (name: string) => (typeof value[name] === 'string' ? value[name] : '');
  const base = feedBase({ url, home: address('home_page_url'), self: address('feed_url') });
  return {
    ...withAbsoluteUrls(value, url),
    items: items.filter(isObject).map((item) => withAbsoluteUrls(withImage(item, base), base)),
  };
}

function isPost(post: unknown): boolean {
  return isObject(post) && 'link' in post && ['title', 'excerpt', 'content'].some((part) => part in post);
}

const urlKeys: ReadonlySet<string> = new Set([
  'home_page_url', 'feed_url', 'url', 'external_url', 'image', 'banner_image',
]); // prettier-ignore

function withAbsoluteUrls(item: Readonly<Record<string, unknown>>, base: string): Readonly<Record<string, unknown>> {
  const resolve = (value: unknown) =>
    typeof value === 'string' ? (absoluteUrl(undefined, value, base) ?? value) : value;
  return Object.fromEntries(
    Object.entries(item).map(([key, value]) => [key, urlKeys.has(key) ? resolve(value) : value]),
  );
}

/** A post without a picture gets the one that is attached, or the first one in its text. */
function withImage(item: Readonly<Record<string, unknown>>, url: string): Readonly<Record<string, unknown>> {
  const { image, banner_image: banner, attachments, content_html: html } = item;
  if ([image, banner].some((address) => typeof address === 'string' && address.trim())) return item;
  const attached = (Array.isArray(attachments) ? attachments : []).find(isImage);
  const found = attached?.url ?? (typeof html === 'string' ? imageInHtml(html, { url, textOfHtml }) : undefined);
  return found === undefined ? item : { ...item, image: found };
}

function isImage(attachment: unknown): attachment is { readonly url: string } {
  if (!isObject(attachment)) return false;
  const { mime_type: type, url } = attachment;
  return /^image/i.test(String(type)) && typeof url === 'string' && url.trim() !== '';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
