// Re-renders a widget when its children change: a script may run before the parser has reached them, and pages add children
// later.
import type { ReactiveElement } from 'lit';

const watched = new WeakSet<Node>();
const what = { childList: true, characterData: true, subtree: true, attributeFilter: ['slot', 'src'] };
let observer: MutationObserver | undefined;

/** One observer is shared by all widgets. */
export function watchChildren(widget: ReactiveElement): void {
  watched.add(widget);
  observer ??= new MutationObserver((records) => {
    for (const widget of new Set(records.flatMap(({ target }) => widgetsAround(target)))) widget.requestUpdate();
  });
  observer.observe(widget, what);
}

function widgetsAround(target: Node): readonly ReactiveElement[] {
  const widgets: ReactiveElement[] = [];
  for (let node: Node | null = target; node; node = node.parentNode) if (isWatched(node)) widgets.push(node);
  return widgets;
}

function isWatched(node: Node): node is ReactiveElement {
  return watched.has(node);
}
