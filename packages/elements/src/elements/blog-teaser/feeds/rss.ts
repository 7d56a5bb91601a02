// RSS 2.0, 1.0 and 0.9x, with the modules that blogs use: Dublin Core, content, Media RSS, iTunes.
import type { ParsedFeed } from './feed.ts';
import { textOfHtml } from './plain-text.ts';
import { absolute, childMarkup, childText, descendants, firstUrl } from './xml.ts';

export function readRss(root: Element, base: string): ParsedFeed {
  const entries = [...root.querySelectorAll('item')].map((item) => {
    const description = textOfHtml(childMarkup(item, 'description'));
    const content = textOfHtml(childMarkup(item, 'encoded')) || description;
    const link = childText(item, 'link') || permalinkOf(item);
    return {
      title: textOfHtml(childMarkup(item, 'title')),
      link: link && absolute(item, link, base),
      excerpt: description || content,
      author:
        childText(item, 'creator') || childText(item, 'author').replace(/^\S+@\S+\s*\((.*)\)$/, '$1') || undefined,
      image: imageOf(item, base),
      imageAlt: undefined,
      published: childText(item, 'pubDate') || childText(item, 'date') || undefined,
      content,
    };
  });
  const channel = root.querySelector('channel') ?? root;
  return { format: 'rss', language: childText(channel, 'language') || (root.getAttribute('xml:lang') ?? ''), entries };
}

/** RSS 2.0: a `guid` is the URL of the post unless it says otherwise. */
function permalinkOf(item: Element): string | undefined {
  const isPermalink = item.querySelector('guid')?.getAttribute('isPermaLink') !== 'false';
  const guid = childText(item, 'guid');
  return isPermalink && /^https?:/i.test(guid) ? guid : undefined;
}

function imageOf(item: Element, base: string): string | undefined {
  const media = descendants(item, ['content', 'thumbnail']).filter((element) =>
    kindOf(element, 'image').startsWith('image'),
  );
  const enclosures = descendants(item, ['enclosure']).filter((element) => kindOf(element, '').startsWith('image/'));
  return (
    firstUrl(media, 'url', base) ??
    firstUrl(enclosures, 'url', base) ??
    firstUrl(descendants(item, ['image']), 'href', base)
  );
}

function kindOf(element: Element, unknown: string): string {
  return element.getAttribute('type') ?? element.getAttribute('medium') ?? unknown;
}
