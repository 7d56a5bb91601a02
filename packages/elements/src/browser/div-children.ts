// Moves the children of a `<div data-foyer>` into its element, and lifts those with `data-slot` out of the elements that an
// editor wrapped around them.
import { isContent } from './content.ts';
import { attributeOf, isMatch, parentOf, setAttribute } from './true-properties.ts';
import { bareValue } from './unquote.ts';
import { warnOnce } from './warn.ts';
import { emptyWrapper, slotsOf, widgetTags } from './widget-slots.ts';

const widgets = ['div[data-foyer]', ...widgetTags].join();

/** Moves the children that are not yet in place. A second call changes nothing. */
export function arrangeChildren(div: HTMLDivElement, element: Element): void {
  moveInto(element, div);
  for (const child of element.querySelectorAll('[data-slot]')) {
    const wrappers = wrappersOf(child, element);
    if (wrappers) arrangeChild(child, wrappers, element);
  }
  for (const wrapper of element.querySelectorAll(`:scope > [slot=${emptyWrapper}]`)) {
    if (isContent(wrapper)) setAttribute(wrapper, 'slot', '');
  }
}

function moveInto(element: Element, div: HTMLDivElement): void {
  const nodes = [...div.childNodes];
  const index = nodes.findIndex((node) => node === element);
  const first = element.firstChild;
  for (const node of nodes.slice(0, Math.max(index, 0))) element.insertBefore(node, first);
  for (const node of nodes.slice(index + 1)) element.insertBefore(node, null);
}

/** The elements between a child and the widget, innermost first; undefined if the child belongs to another widget. */
function wrappersOf(child: Element, element: Element): readonly Element[] | undefined {
  const wrappers: Element[] = [];
  for (let node = parentOf(child); node !== element; node = parentOf(node)) {
    if (!node || isMatch(node, widgets)) return undefined;
    wrappers.push(node);
  }
  return wrappers;
}

function arrangeChild(child: Element, wrappers: readonly Element[], element: Element): void {
  const name = slotWanted(child);
  const slots = slotsOf(element);
  if (!slots.includes(name)) return warnOnce(element, `data-slot="${name}": allowed: ${slots.join(', ')}.`);
  // Content that is in the same slot already is left as it is.
  if (wrappers.some((wrapper) => slotWanted(wrapper) === name)) return;
  if (attributeOf(child, 'slot') !== name) setAttribute(child, 'slot', name);
  const outermost = wrappers.at(-1);
  if (!outermost) return;
  element.insertBefore(child, outermost);
  if (slotWanted(outermost) === '' && !isContent(outermost)) setAttribute(outermost, 'slot', emptyWrapper);
}

function slotWanted(child: Element): string {
  return bareValue(attributeOf(child, 'data-slot') ?? '')
    .trim()
    .toLowerCase();
}
