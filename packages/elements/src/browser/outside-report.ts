// Warns the site owner about children outside of their widget, once per widget.
import { attributeOf, nameOf } from './true-properties.ts';
import { warnOnce } from './warn.ts';
import { slotsOf } from './widget-slots.ts';

/** The misplaced children of a widget, each with an enclosing element whose slot may be meant instead. */
type Outside = Map<Element, Element | null | undefined>;

const waiting = new Map<Element, Outside>();

/** Collects children until the document is parsed, since more may follow. */
export function reportOutside(widget: Element, child: Element, host: Element | null | undefined): void {
  const found = waiting.get(widget);
  const outside: Outside = found ?? new Map<Element, Element | null | undefined>();
  waiting.set(widget, outside.set(child, host));
  if (found) return;
  const tell = () => {
    warnOnce(widget, wordsFor(widget, outside));
    waiting.delete(widget);
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', tell, { once: true });
  else setTimeout(tell);
}

function wordsFor(widget: Element, outside: Outside): string {
  const children = [...outside.keys()].map((child) => `<${nameOf(child)} slot="${attributeOf(child, 'slot') ?? ''}">`);
  const host = [...outside.values()].find(Boolean);
  const name = nameOf(widget);
  return [
    `does not contain ${children.join(', ')}, which ${children.length > 1 ? 'follow' : 'follows'} it.`,
    `Write </${name}> behind, and no <p> around; or <div data-foyer="${name.slice('foyer-'.length)}"> with data-slot, which editors keep.`,
    `Slots: ${slotsOf(widget).join(', ')}.`,
    ...(host ? [`A slot of <${nameOf(host)}> is fine as it is.`] : []),
  ].join(' ');
}
