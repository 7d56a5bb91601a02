// Slots whose names are written in another case, or misspelled. Loaded only where a child is not shown.
import { attributeOf, findAllIn, setAttribute } from '../browser/true-properties.ts';
import { bareValue } from '../browser/unquote.ts';
import { emptyWrapper, slotsOf } from '../browser/widget-slots.ts';

/**
 * Corrects capitals, spaces and typographic quotes.
 *
 * @returns the names that the widget does not know
 */
export function mendSlots(widget: Element): readonly string[] {
  const slots = [...slotsOf(widget), '', emptyWrapper];
  return findAllIn(widget, ':scope > [slot]').flatMap((child) => {
    const written = attributeOf(child, 'slot') ?? '';
    if (slots.includes(written)) return [];
    const name = bareValue(written).trim().toLowerCase();
    if (!slots.includes(name)) return [written];
    setAttribute(child, 'slot', name);
    return [];
  });
}
