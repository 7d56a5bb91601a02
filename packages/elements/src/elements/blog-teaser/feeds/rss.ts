// RSS 2.0, 1.0 and 0.9x, with the modules that blogs use: Dublin Core, content, Media RSS.
import type { FeedEntry } from './feed.ts';
import { attributeOf, childText } from './xml.ts';
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
  const media = attributeOf(item, ['content', 'thumbnail'], 'url', (element) => {
    const type = element.getAttribute('type') ?? element.getAttribute('medium') ?? 'image';
    return type.startsWith('image');
  });
  return (
    media ??
    attributeOf(item, ['enclosure'], 'url', (element) => element.getAttribute('type')?.startsWith('image/') ?? false)
  );
}
