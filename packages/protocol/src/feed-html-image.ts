// Finds the first picture in the markup of a post. Pure.
import { absoluteUrl } from './feed-element.ts';

export interface FeedImageOptions {
  /** Base of relative URLs. */
  readonly url: string;
  readonly textOfHtml: (html: string) => string;
}

export function imageInHtml(html: string, { url, textOfHtml }: FeedImageOptions): string | undefined {
  return firstPicture(addressesInHtml(html, textOfHtml), (address) => absoluteUrl(undefined, address, url));
}

export function firstPicture(
  addresses: readonly string[],
  resolve: (address: string) => string | undefined,
): string | undefined {
  return addresses.map(resolve).find((image) => /^https?:/.test(image ?? ''));
}

/** Both are linear in the length of the text: no quantifier runs over the next `<`. */
const comment = /<!--[^]*?(?:-->|$)/g;
const imageTag = /<img\s((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/gi;
const attributePattern = /([^\s=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"']+))?/g;

/** As written. */
export function addressesInHtml(html: string, textOfHtml: FeedImageOptions['textOfHtml']): readonly string[] {
  return [...html.replace(comment, '').matchAll(imageTag)].map(([, written = '']) => {
    const pairs = [...written.matchAll(attributePattern)].map(
      ([, name = '', value = '']) => [name.toLowerCase(), textOfHtml(value.replace(/^["']|["']$/g, ''))] as const,
    );
    return addressOfTag(new Map(pairs));
  });
}

/** In this order: plug-ins that load pictures lazily keep the address elsewhere, and have a placeholder in `src`. */
const sources: readonly string[] = ['data-src', 'data-lazy-src', 'data-original', 'src', 'data-srcset', 'srcset'];

/** Empty for what counts visitors, and for emoji. */
export function addressOfTag(tag: ReadonlyMap<string, string>): string {
  const isPixel = ['width', 'height'].some((name) => /^[01](?:px)?$/.test(tag.get(name) ?? ''));
  if (isPixel || /\b(?:emoji|wp-smiley)\b/.test(tag.get('class') ?? '')) return '';
  const [name = '', found = ''] =
    sources
      .map((source) => [source, tag.get(source)?.trim()] as const)
      .find(([, value]) => value && !/^data:/i.test(value)) ?? [];
  return name.endsWith('srcset') ? (/[^\s,]+/.exec(found)?.[0] ?? '') : found;
}
