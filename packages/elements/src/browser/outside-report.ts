// Tells the site owner which children stand outside of their widget, all of one widget in one warning.
import { attributeOf, nameOf } from './true-properties.ts';
import { warnOnce } from './warn.ts';
import { slotsOf } from './widget-slots.ts';

/** What is to be told about a widget: the children, each with an element around it whose slot may be meant. */
type Outside = Map<Element, Element | null | undefined>;

const waiting = new Map<Element, Outside>();

/** More may follow, until the document is parsed. */
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
