// Moves children that the parser placed after a widget back into it, and reports those that it must not move.
import { isContent, isElement } from './content.ts';
import { reportOutside } from './outside-report.ts';
import { attributeOf, elementsBefore, findAllIn, isMatch, nameOf, parentOf, setAttribute } from './true-properties.ts';
import { bareValue } from './unquote.ts';
import { slotsOf, widgetTags } from './widget-slots.ts';

const widgets = widgetTags.join();

/** @param isLate whether a script added the child, which then stays where the script expects it */
export function takeBack(child: Element, isLate: boolean): void {
  const found = locate(child);
  if (!found) return;
  const { widget, isAlone, host } = found;
  const slot = bareValue(attributeOf(child, 'slot') ?? '').trim();
  const mayMove = !isLate && isAlone && !host && slotsOf(widget).includes(slot);
  if (!mayMove) return reportOutside(widget, child, host);
  if (attributeOf(child, 'slot') !== slot) setAttribute(child, 'slot', slot);
  widget.append(child);
}

interface Found {
  readonly widget: Element;
  /** Whether the widget is a sibling, or the only content of a sibling paragraph. */
  readonly isAlone: boolean;
}

interface Located extends Found {
  /** An ancestor that the child would leave, and that may have a slot of that name. */
  readonly host: Element | undefined;
}

function locate(child: Element): Located | undefined {
  const parent = parentOf(child);
  if (!parent || isMatch(parent, widgets)) return undefined;
  const paragraph = isMatch(parent, 'p') ? parent : undefined;
  const found = widgetBefore(child) ?? (paragraph && widgetBefore(paragraph));
  if (!found || slotsOf(found.widget).length === 0) return undefined;
  const left = [parent, paragraph && parentOf(paragraph)].filter((ancestor) => !!ancestor);
  return { ...found, host: left.find(isHost) };
}

/** The nearest widget that a parser may have closed too early. */
function widgetBefore(child: Element): Found | undefined {
  for (const element of elementsBefore(child)) {
    if (isMatch(element, widgets)) return { widget: element, isAlone: true };
    if (isMatch(element, 'div[data-foyer]')) return undefined;
    const inside = findAllIn(element, widgets).filter((widget) => !isInWidget(widget));
    const widget = inside.at(-1);
    if (!widget) continue;
    return isMatch(element, 'p')
      ? { widget, isAlone: inside.length === 1 && isOnlyContent(element, widget) }
      : undefined;
  }
  return undefined;
}

function isInWidget(element: Element): boolean {
  const parent = parentOf(element);
  return parent !== null && isMatch(parent, `:is(${widgets}),:is(${widgets}) *`);
}

/** The widget may be nested deeper: an editor may have wrapped the tag in `<strong>`. */
function isOnlyContent(parent: Element, widget: Element): boolean {
  return [...parent.childNodes].every((node) => {
    if (node === widget || !isContent(node)) return true;
    return isElement(node) && node.contains(widget) && isOnlyContent(node, widget);
  });
}

/** Whether its children may be slotted into its own shadow root. */
function isHost(element: Element): boolean {
  return element.shadowRoot !== null || nameOf(element).includes('-') || attributeOf(element, 'is') !== null;
}
