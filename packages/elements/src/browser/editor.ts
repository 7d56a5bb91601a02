// Whether the person looking at the page is probably its author.
import { isLoopback } from '../submission/config.ts';
import { pageOptions } from './page-options.ts';

export interface EditorPresence {
  /** A page served from localhost is only seen by its author. */
  readonly isAlone: boolean;
}

/** Undefined for visitors, unless the page requests notes with `data-debug`. */
export function editorPresence(hostname = location.hostname): EditorPresence | undefined {
  const isAlone = isLoopback(hostname);
  const { debug } = pageOptions();
  const isAsked = debug !== undefined && !['false', '0', 'no', 'off'].includes(debug);
  return isAlone || isAsked ? { isAlone } : undefined;
}
