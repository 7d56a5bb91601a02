// JSON Feed 1.1, and 1.0 with its single `author`.
import { squeeze } from '@foyer/protocol';
import type { ParsedFeed } from './feed.ts';
import { at, listAt, textAt } from './json.ts';
import { textOfHtml } from './plain-text.ts';

/** Undefined if the JSON has another format. */
export function readJson(json: unknown): ParsedFeed | undefined {
  if (!textAt(json, 'version').includes('jsonfeed.org/version/') || !Array.isArray(at(json, 'items'))) return undefined;
  const entries = listAt(json, 'items').map((item) => {
    const html = textAt(item, 'content_html');
    const content = squeeze(textAt(item, 'content_text')) || textOfHtml(html);
    const author = [item, json].map(authorOf).find((author) => textAt(author, 'name') !== '');
    return {
      title: squeeze(textAt(item, 'title')),
      link: either(textAt(item, 'url'), textAt(item, 'external_url')),
      excerpt: squeeze(textAt(item, 'summary')) || content,
      author: either(textAt(author, 'name')),
      authorImage: either(textAt(author, 'avatar')),
      // Our extension: no format of feeds has any.
      takeaways: listAt(item, '_foyer', 'takeaways').flatMap((text) =>
        typeof text === 'string' ? squeeze(text) || [] : [],
      ),
      image: either(textAt(item, 'image'), textAt(item, 'banner_image'), ...attachedImages(item)),
      imageAlt: undefined,
      html,
      published: secondsOf(item) ?? either(textAt(item, 'date_published'), textAt(item, 'date_modified')),
      content,
    };
  });
  return { format: 'json-feed', language: textAt(json, 'language'), entries };
}

/** Some programs write a number. */
function secondsOf(item: unknown): string | undefined {
  const date = at(item, 'date_published');
  return typeof date === 'number' ? `${date}` : undefined;
}

function authorOf(object: unknown): unknown {
  const first = at(object, 'authors', 0);
  return textAt(first, 'name') ? first : at(object, 'author');
}

function attachedImages(item: unknown): readonly string[] {
  return listAt(item, 'attachments')
    .filter((attachment) => /^image/i.test(textAt(attachment, 'mime_type')))
    .map((attachment) => textAt(attachment, 'url'));
}

function either(...texts: readonly string[]): string | undefined {
  const [text] = texts.filter((text) => text !== ''); // some libraries' `find` returns null
  return text;
}
