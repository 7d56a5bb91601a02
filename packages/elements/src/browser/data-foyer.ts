// Turns `<div data-foyer="contact-card">` into an element, for editors that strip unknown tags. Anyone who may write text on a
// page may write such a div, so only the widget's own attributes are copied.
import { copyAttributes } from './div-attributes.ts';
import { arrangeChildren } from './div-children.ts';
import { unquote } from './unquote.ts';
import { warnOnce } from './warn.ts';

/** The elements made so far. */
const made = new WeakMap<HTMLDivElement, Element>();

/** The tag that each div stands for; a script may change it. */
const wanted = new WeakMap<HTMLDivElement, string>();

/** Creates the element once, as the div's last child, as soon as its class is known. The div keeps id, class and listeners. */
export function upgradeDiv(div: HTMLDivElement, tag: string): void {
  wanted.set(div, tag);
  void customElements.whenDefined(tag).then((widget) => {
    if (wanted.get(div) !== tag || hasElement(div, tag)) return;
    // Another copy of the script may have created it already, or the page may have cloned the div.
    const earlier = [...div.children].find(({ localName }) => localName === tag);
    const element = earlier ?? document.createElement(tag);
    made.set(div, element);
    const observed: unknown = Reflect.get(widget, 'observedAttributes');
    const names = Array.isArray(observed) ? observed.map(String) : [];
    follow(div, element, names);
    const { foyer = '' } = div.dataset;
    if (unquote(foyer)) warnOnce(element, `data-foyer=${foyer}: removed the typographic quotes around the value.`);
  });
}

/** Removes the element of another widget; its children go back into the div. */
function hasElement(div: HTMLDivElement, tag: string): boolean {
  const element = made.get(div);
  if (element?.parentNode !== div) return false;
  if (element.localName === tag) return true;
  for (const child of element.querySelectorAll(':scope > [data-slot]')) child.removeAttribute('slot');
  element.replaceWith(...element.childNodes);
  return false;
}

/** Keeps the element in sync with the div. */
function follow(div: HTMLDivElement, element: Element, names: readonly string[]): void {
  const written = new Map<string, string | null>();
  const update = (): void => {
    copyAttributes(div, element, { names, written });
    arrangeChildren(div, element);
  };
  update();
  if (element.parentNode !== div) div.append(element);
  const observer = new MutationObserver(() => {
    if (element.parentNode !== div) return observer.disconnect();
    update();
    observer.takeRecords(); // its own changes
  });
  observer.observe(div, { attributes: true, childList: true, subtree: true });
}
