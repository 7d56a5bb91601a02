// Handles untrusted markup, written by users, tools or editors. Loaded only if a page has such markup. Never throws.
import { upgradeDiv } from './data-foyer.ts';
import { takeBack } from './take-back.ts';
import { isMatch } from './true-properties.ts';
import { widgetTags } from './widget-slots.ts';

/**
 * @param tag the widget that the element stands for, perhaps an unknown one; empty if it stands for none
 * @param isLate whether a script added the element after the page was parsed
 */
export function takeMarkup(element: HTMLElement, tag: string, isLate: boolean): void {
  if (element instanceof HTMLDivElement && widgetTags.includes(tag)) upgradeDiv(element, tag);
  else if (isMatch(element, '[slot]:not([data-foyer])')) takeBack(element, isLate);
  else warnUnknown(element);
}

const warned = new Set<string>();

function warnUnknown(element: HTMLElement): void {
  const { foyer } = element.dataset;
  const written = foyer === undefined ? `<${element.localName}>` : `<div data-foyer="${foyer}">`;
  if (warned.has(written)) return;
  warned.add(written);
  console.warn(`${written} is not a Foyer widget; available: ${widgetTags.join(', ')}.`);
}
