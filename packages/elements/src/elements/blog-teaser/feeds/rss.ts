// RSS 2.0, 1.0 and 0.9x, with the modules that blogs use: Dublin Core, content, Media RSS.
import type { FeedEntry } from './feed.ts';
import { childText, descendants, firstAttribute } from './xml.ts';
import { squeeze, textOfHtml } from './plain-text.ts';

export function readRss(xml: XMLDocument): readonly FeedEntry[] {
  return [...xml.querySelectorAll('item')].map((item) => {
    const content = textOfHtml(childText(item, 'encoded'));
    return {
      title: squeeze(textOfHtml(childText(item, 'title'))),
      link: childText(item, 'link') || undefined,
      excerpt: textOfHtml(childText(item, 'description')) || content,
      author:
        childText(item, 'creator') || childText(item, 'author').replace(/^\S+@\S+\s*\((.*)\)$/, '$1') || undefined,
      image: imageOf(item),
      imageAlt: undefined,
      published: childText(item, 'pubDate') || childText(item, 'date') || undefined,
      content,
    };
  });
}

function imageOf(item: Element): string | undefined {
  const media = descendants(item, ['content', 'thumbnail']).filter((element) =>
    kindOf(element, 'image').startsWith('image'),
  );
  const enclosures = descendants(item, ['enclosure']).filter((element) => kindOf(element, '').startsWith('image/'));
  return firstAttribute(media, 'url') ?? firstAttribute(enclosures, 'url');
}

function kindOf(element: Element, unknown: string): string {
  return element.getAttribute('type') ?? element.getAttribute('medium') ?? unknown;
}
