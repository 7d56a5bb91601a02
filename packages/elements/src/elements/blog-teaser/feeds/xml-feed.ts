// Feeds in XML. Loaded where the response is one.
import type { ParsedFeed } from './feed.ts';
import { readAtom } from './atom.ts';
import { readRss } from './rss.ts';

export { writtenDate as readDate } from '@foyer/protocol';

/** Undefined if the document is no feed. */
export function readXml({ documentElement: root }: XMLDocument, base: string): ParsedFeed | undefined {
  const name = root.localName.toLowerCase();
  if (name === 'rss' || name === 'rdf') return readRss(root, base);
  return name === 'feed' ? readAtom(root, base) : undefined;
}
