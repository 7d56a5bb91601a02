// Atom 1.0 (RFC 4287), and 0.3 with its older names.
import type { ParsedFeed } from './feed.ts';
import { squeeze, textOfHtml } from './plain-text.ts';
import { child, childText, descendants, firstUrl, markupOf } from './xml.ts';

export function readAtom(feed: Element, base: string): ParsedFeed {
  const entries = [...feed.querySelectorAll('entry')].map((entry) => {
    const summary = constructText(child(entry, 'summary'));
    const content = constructText(child(entry, 'content')) || summary;
    const author = child(entry, 'author') ?? child(feed, 'author');
    const links = descendants(entry, ['link']);
    const enclosures = links.filter((link) => link.getAttribute('rel') === 'enclosure' && isImage(link));
    const pages = links.filter((link) => (link.getAttribute('rel') ?? 'alternate') === 'alternate');
    return {
      title: constructText(child(entry, 'title')),
      link: firstUrl(pages, 'href', base),
      excerpt: summary || content,
      author: (author && childText(author, 'name')) || undefined,
      image: firstUrl(enclosures, 'href', base) ?? firstUrl(descendants(entry, ['content', 'thumbnail']), 'url', base),
      imageAlt: undefined,
      published: ['published', 'issued', 'updated', 'modified'].map((name) => childText(entry, name)).find(Boolean),
      content,
    };
  });
  return { format: 'atom', language: feed.getAttribute('xml:lang') ?? '', entries };
}

function isImage(link: Element): boolean {
  return link.getAttribute('type')?.startsWith('image/') ?? false;
}

/** RFC 4287 3.1: `html` is escaped markup, `xhtml` is markup, everything else is text. */
function constructText(element: Element | undefined): string {
  const [, isMarkup, isHtml] = /(xhtml)|(html)/.exec(element?.getAttribute('type') ?? '') ?? [];
  if (!element) return '';
  if (isMarkup) return textOfHtml(markupOf(element, escape));
  return isHtml ? textOfHtml(markupOf(element, (text) => text)) : squeeze(element.textContent ?? '');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
