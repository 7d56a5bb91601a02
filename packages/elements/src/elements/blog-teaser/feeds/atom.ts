// Atom 1.0 (RFC 4287).
import type { FeedEntry } from './feed.ts';
import { squeeze, textOfHtml } from './plain-text.ts';
import { child, childText, descendants, firstAttribute } from './xml.ts';

export function readAtom(xml: XMLDocument): readonly FeedEntry[] {
  return [...xml.querySelectorAll('entry')].map((entry) => {
    const content = constructText(child(entry, 'content'));
    const author = child(entry, 'author') ?? child(xml.documentElement, 'author');
    const links = descendants(entry, ['link']);
    const enclosures = links.filter((link) => link.getAttribute('rel') === 'enclosure' && isImage(link));
    const pages = links.filter((link) => (link.getAttribute('rel') ?? 'alternate') === 'alternate');
    return {
      title: constructText(child(entry, 'title')),
      link: firstAttribute(pages, 'href'),
      excerpt: constructText(child(entry, 'summary')) || content,
      author: (author && childText(author, 'name')) || undefined,
      image: firstAttribute(enclosures, 'href') ?? firstAttribute(descendants(entry, ['content', 'thumbnail']), 'url'),
      imageAlt: undefined,
      published: childText(entry, 'published') || childText(entry, 'updated') || undefined,
      content,
    };
  });
}

function isImage(link: Element): boolean {
  return link.getAttribute('type')?.startsWith('image/') ?? false;
}

/** RFC 4287 3.1: `html` is escaped markup, `xhtml` is markup, everything else is text. */
function constructText(element: Element | undefined): string {
  const text = element?.textContent ?? '';
  return element?.getAttribute('type') === 'html' ? textOfHtml(text) : squeeze(text);
}
