// The children of a widget, as its class reads them in a browser.
import { getAttribute, isCommentNode, isElementNode, isParentNode, isTextNode, query } from '@parse5/tools';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

/** Elements that are visible without any text. */
const shown = ['img', 'svg', 'video', 'input', 'select', 'textarea'];

/** Whether the page filled a slot; the empty name is the default slot. */
export function isFilled(widget: Tree.Element, slot: string): boolean {
  return inSlot(widget, slot).some((node) => {
    if (isCommentNode(node)) return false;
    return (
      textOf(node) !== '' || query(node, (inner) => isElementNode(inner) && shown.includes(inner.tagName)) !== null
    );
  });
}

/** The text of the slot's nodes, in one line. */
export function textInSlot(widget: Tree.Element, slot: string): string {
  return inSlot(widget, slot).map(textOf).join(' ').trim();
}

function inSlot(widget: Tree.Element, slot: string): readonly Tree.ChildNode[] {
  return widget.childNodes.filter((node) => (isElementNode(node) ? (getAttribute(node, 'slot') ?? '') : '') === slot);
}

/** In one line. */
export function textOf(node: Tree.Node): string {
  return textContent(node).replace(/\s+/g, ' ').trim();
}

/** As in a browser: without comments. */
export function textContent(node: Tree.Node): string {
  if (isTextNode(node)) return node.value;
  return isParentNode(node) ? node.childNodes.map(textContent).join('') : '';
}

/** What the widgets read of their children. */
export interface LightChild {
  readonly slot: string;
  readonly textContent: string;
  getAttribute(name: string): string | null;
}

export function lightChildren(widget: Tree.Element): readonly LightChild[] {
  return widget.childNodes.filter(isElementNode).map((child) => ({
    slot: getAttribute(child, 'slot') ?? '',
    textContent: textContent(child),
    getAttribute: (name) => getAttribute(child, name),
  }));
}
