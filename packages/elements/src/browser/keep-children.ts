// The children of a widget that a page defines by itself, without a script file.
import { findOutside } from './discover.ts';

/** Takes back those that a parser put behind the widget. */
export function keepChildren(tag: string): void {
  if (typeof document !== 'undefined') findOutside(tag, () => import('./markup.ts'));
}
