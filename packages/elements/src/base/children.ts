// Re-renders a widget when its children change: a script may run before the parser has reached them, and pages add children
// later.
import type { ReactiveElement } from 'lit';

const what = { childList: true, characterData: true, subtree: true, attributeFilter: ['slot', 'src'] };

export function watchChildren(widget: ReactiveElement): void {
  new MutationObserver(() => widget.requestUpdate()).observe(widget, what);
}
