// Handles untrusted markup, written by users, tools or editors. Loaded only if a page has such markup. Never throws.
import { upgradeDiv } from './data-foyer.ts';
import { widgetSlots } from './widget-slots.ts';

/** @param tag the widget that the element stands for; undefined if there is none */
export function takeMarkup(element: HTMLElement, tag: string | undefined): void {
  if (tag === undefined) warnUnknown(element);
  else if (element instanceof HTMLDivElement) upgradeDiv(element, tag);
}

const warned = new Set<string>();

function warnUnknown(element: HTMLElement): void {
  const { foyer } = element.dataset;
  const written = foyer === undefined ? `<${element.localName}>` : `<div data-foyer="${foyer}">`;
  if (warned.has(written)) return;
  warned.add(written);
  console.warn(`${written} is not a Foyer widget; available: ${Object.keys(widgetSlots).join(', ')}.`);
}
