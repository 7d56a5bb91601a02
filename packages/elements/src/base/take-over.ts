// Prepares a tree that others wrote for the next update.
import { hydrate, type ServerTree } from './hydrate.ts';
import { undoEdits } from './undo-edits.ts';

export interface ForeignTree extends ServerTree {
  /** What others changed since the last update. */
  readonly edits: readonly MutationRecord[];
}

export async function takeOver(tree: ForeignTree): Promise<void> {
  if (tree.options.renderBefore) await hydrate(tree);
  undoEdits(tree.edits);
}
