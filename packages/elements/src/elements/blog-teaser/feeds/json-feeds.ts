// Feeds in JSON. Loaded where the response is one.
import type { ParsedFeed } from './feed.ts';
import { readGhost } from './ghost.ts';
import { readJsonFeed } from './json-feed.ts';
import { readWordPress } from './wordpress.ts';

/** Undefined if the text is no feed. */
export function readJson(text: string): ParsedFeed | undefined {
  const json = parse(text) ?? parse(text.slice(text.search(/\[\{|\{"/)));
  return readJsonFeed(json) ?? readWordPress(json) ?? readGhost(json);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
