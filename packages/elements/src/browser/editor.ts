// Whether the one who looks at the page is likely to be the one who makes it.
import { isLoopback } from '../submission/config.ts';
import { pageOptions } from './page-options.ts';

export interface EditorPresence {
  /** On the own computer nobody else is there to look. */
  readonly isAlone: boolean;
}

/** Undefined where visitors look, unless the page asks for notes by `data-debug`. */
export function editorPresence(hostname = location.hostname): EditorPresence | undefined {
  const isAlone = isLoopback(hostname);
  const { debug } = pageOptions();
  const isAsked = debug !== undefined && !['false', '0', 'no', 'off'].includes(debug);
  return isAlone || isAsked ? { isAlone } : undefined;
}
