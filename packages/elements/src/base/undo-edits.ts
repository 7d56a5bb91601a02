// Undoes what others changed in a widget's own tree, so that Lit finds the nodes that it made.

/** Translators wrap texts in these; extensions that add other elements keep them. */
const wrapper = 'font';

/** The translated words stay, in the text nodes that were there before: Lit only replaces words that change. */
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

/** The node before which the removed ones stood. */
function placeOf({ target, nextSibling, previousSibling }: MutationRecord): Node | null {
  if (nextSibling?.parentNode === target) return nextSibling;
  return previousSibling?.parentNode === target ? previousSibling.nextSibling : null;
}
