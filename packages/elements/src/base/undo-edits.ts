// Reverts changes by others in a widget's rendered tree, so that Lit finds the nodes that it created.

/** Translators wrap text in these elements. Other elements, which extensions add, are kept. */
const wrapper = 'font';

/** Keeps the translated text, in the original text nodes: Lit only replaces text that changes. */
export function undoEdits(records: readonly MutationRecord[]): void {
  for (const record of [...records].reverse()) {
    const added = [...record.addedNodes];
    const removed = [...record.removedNodes];
    const isOurs = removed.length > 0 || added.every((node) => node.nodeName.toLowerCase() === wrapper);
    if (isOurs) undo(record, added, removed);
  }
}

function undo(record: MutationRecord, added: readonly Node[], removed: readonly Node[]): void {
  const { target } = record;
  const words = added.map((node) => node.textContent ?? '').join('');
  for (const node of added) if (node.parentNode === target) target.removeChild(node);
  const next = placeOf(record);
  for (const node of removed) target.insertBefore(node, next);
  const [text] = removed;
  if (removed.length === 1 && text instanceof Text && words.trim() !== '') text.data = words;
}

/** The node that followed the removed ones. */
function placeOf({ target, nextSibling, previousSibling }: MutationRecord): Node | null {
  if (nextSibling?.parentNode === target) return nextSibling;
  return previousSibling?.parentNode === target ? previousSibling.nextSibling : null;
}
