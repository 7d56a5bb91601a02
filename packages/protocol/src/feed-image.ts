// Finds the picture of a post: Media RSS, enclosures, iTunes, else the first one in its text. Pure.
import { absoluteUrl, attribute, child, descendants, elementsOf, type FeedElement, textOf } from './feed-element.ts';

export interface FeedImageOptions {
  /** Base of relative URLs. */
  readonly url: string;
  readonly textOfHtml: (html: string) => string;
}

export function imageOf(post: FeedElement, { url, textOfHtml }: FeedImageOptions): string | undefined {
  return firstUrl(attachedImages(post), addressOf, url) ?? imageInTexts(post, { url, textOfHtml });
}

/** The first value that is a URL, resolved. */
export function firstUrl(
  elements: readonly FeedElement[],
  valueOf: (element: FeedElement) => string,
  base: string,
): string | undefined {
  return elements.map((element) => absoluteUrl(element, valueOf(element), base)).find((url) => url !== undefined);
}

function attachedImages(post: FeedElement): readonly FeedElement[] {
  const media = descendants(post, 'content', 'thumbnail').filter((element) => isImage(element, 'image'));
  const enclosures = descendants(post, 'enclosure', 'link').filter(
    (element) => (element.name === 'enclosure' || attribute(element, 'rel') === 'enclosure') && isImage(element, ''),
  );
  return [...media, ...enclosures, ...descendants(post, 'image')];
}

function isImage(element: FeedElement, unknown: string): boolean {
  const type = attribute(element, 'type') || attribute(element, 'medium') || unknown;
  if (type && type !== 'application/octet-stream') return type.startsWith('image');
  return /\.(?:avif|gif|jpe?g|png|webp)(?:[?#]|$)/i.test(addressOf(element));
}

/** Of an `image`, as a text or as a channel has it, too. */
function addressOf(element: FeedElement): string {
  const written = attribute(element, 'url') || attribute(element, 'href');
  if (written || element.name !== 'image') return written;
  return textOf(child(element, 'url') ?? (elementsOf(element).length > 0 ? undefined : element)).trim();
}

type Attributes = ReadonlyMap<string, string>;

const textElements: readonly string[] = ['encoded', 'content', 'description', 'summary'];

function imageInTexts(post: FeedElement, { url, textOfHtml }: FeedImageOptions): string | undefined {
  const isMarkup = (text: FeedElement) => post.name !== 'entry' || /html/i.test(attribute(text, 'type'));
  for (const name of textElements) {
    for (const text of elementsOf(post).filter((element) => element.name === name && isMarkup(element))) {
      const tags = [
        ...descendants(text, 'img').map(({ attributes }) => attributes),
        ...tagsIn(textOf(text), textOfHtml),
      ];
      const found = tags
        .map((tag) => absoluteUrl(text, sourceOf(tag), url))
        .find((image) => /^https?:/.test(image ?? ''));
      if (found) return found;
    }
  }
  return undefined;
}

/** Both are linear in the length of the text: no quantifier runs over the next `<`. */
const comment = /<!--[^]*?(?:-->|$)/g;
const imageTag = /<img\s((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/gi;
const attributePattern = /([^\s=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"']+))?/g;

function tagsIn(html: string, textOfHtml: FeedImageOptions['textOfHtml']): readonly Attributes[] {
  return [...html.replace(comment, '').matchAll(imageTag)].map(([, written = '']) => {
    const pairs = [...written.matchAll(attributePattern)].map(
      ([, name = '', value = '']) => [name.toLowerCase(), textOfHtml(value.replace(/^["']|["']$/g, ''))] as const,
    );
    return new Map(pairs);
  });
}

/** In this order: plug-ins that load pictures lazily keep the address elsewhere, and have a placeholder in `src`. */
const sources: readonly string[] = ['data-src', 'data-lazy-src', 'data-original', 'src', 'data-srcset', 'srcset'];

/** Empty for what counts visitors, and for emoji. */
function sourceOf(tag: Attributes): string {
  const isPixel = ['width', 'height'].some((name) => /^[01](?:px)?$/.test(tag.get(name) ?? ''));
  if (isPixel || /\b(?:emoji|wp-smiley)\b/.test(tag.get('class') ?? '')) return '';
  const [name = '', found = ''] =
    sources
      .map((source) => [source, tag.get(source)?.trim()] as const)
      .find(([, value]) => value && !/^data:/i.test(value)) ?? [];
  return name.endsWith('srcset') ? (/[^\s,]+/.exec(found)?.[0] ?? '') : found;
}
