// Keeps the children of a widget that a page defines with a bundler, without a script file.
import { findOutside } from './discover.ts';

/** Moves children that the parser placed after the widget back into it. */
export function keepChildren(tag: string): void {
  if (typeof document !== 'undefined') findOutside(tag, () => import('./markup.ts'));
}
