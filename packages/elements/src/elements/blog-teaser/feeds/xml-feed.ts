// Feeds in XML. Loaded if the response is XML.
import type { ParsedFeed } from './feed.ts';
import { readAtom } from './atom.ts';
import { readRss } from './rss.ts';

export { writtenDate as readDate } from '@foyer/protocol';

/** Undefined if the document is not a feed. */
export function readXml({ documentElement: root }: XMLDocument, base: string): ParsedFeed | undefined {
  const name = root.localName.toLowerCase();
  if (name === 'rss' || name === 'rdf') return readRss(root, base);
  return name === 'feed' ? readAtom(root, base) : undefined;
}
