// Finds the picture of a post: Media RSS, enclosures, iTunes, else the first one in its text. Pure.
import { absoluteUrl, attribute, child, descendants, elementsOf, type FeedElement, textOf } from './feed-element.ts';
import { addressesInHtml, addressOfTag, type FeedImageOptions, firstPicture } from './feed-html-image.ts';

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

const textElements: readonly string[] = ['encoded', 'content', 'description', 'summary'];

function imageInTexts(post: FeedElement, { url, textOfHtml }: FeedImageOptions): string | undefined {
  const isMarkup = (text: FeedElement) => post.name !== 'entry' || /html/i.test(attribute(text, 'type'));
  for (const name of textElements) {
    for (const text of elementsOf(post).filter((element) => element.name === name && isMarkup(element))) {
      const found = firstPicture(
        [
          ...descendants(text, 'img').map(({ attributes }) => addressOfTag(attributes)),
          ...addressesInHtml(textOf(text), textOfHtml),
        ],
        (address) => absoluteUrl(text, address, url),
      );
      if (found) return found;
    }
  }
  return undefined;
}
