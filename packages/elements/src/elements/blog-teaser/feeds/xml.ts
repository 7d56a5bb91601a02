// Finds child elements by local name, because feeds use different prefixes.
import { parseUrl } from '../../../submission/parse-url.ts';

export function child(parent: Element, localName: string): Element | undefined {
  return [...parent.children].find((element) => element.localName === localName);
}

/** Trimmed text of the first such child that has any. */
export function childText(parent: Element, localName: string): string {
  return childWithText(parent, localName)?.textContent?.trim() ?? '';
}

/** Markup of the first such child that has text. */
export function childMarkup(parent: Element, localName: string): string {
  const element = childWithText(parent, localName);
  return element ? markupOf(element, (text) => text) : '';
}

/** Markup of the content, without attributes. @param asMarkup converts the text of a node to markup */
export function markupOf(element: Element, asMarkup: (text: string) => string): string {
  return [...element.childNodes]
    .map((node) => {
      if (isElement(node)) return `<${node.localName}>${markupOf(node, asMarkup)}</${node.localName}>`;
      return node.nodeType === Node.COMMENT_NODE ? '' : asMarkup(node.textContent ?? '');
    })
    .join('');
}

function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

function childWithText(parent: Element, localName: string): Element | undefined {
  return [...parent.children].find((element) => element.localName === localName && element.textContent?.trim());
}

/** Descendants with one of the given names. */
export function descendants(parent: Element, localNames: readonly string[]): readonly Element[] {
  return [...parent.querySelectorAll('*')].filter(({ localName }) => localNames.includes(localName));
}

/** The first value of an attribute among the elements, resolved. */
export function firstUrl(elements: readonly Element[], attribute: string, base: string): string | undefined {
  const element = elements.find((candidate) => candidate.getAttribute(attribute)?.trim());
  return element && absolute(element, element.getAttribute(attribute) ?? '', base);
}

/** Resolved against `xml:base` of the element and its ancestors, which browsers do not support. */
export function absolute(element: Element, url: string, base: string): string {
  const from = baseOf(element, base);
  return parseUrl(url, from)?.href ?? url;
}

function baseOf(element: Element | null, base: string): string {
  if (!element) return base;
  const outer = baseOf(element.parentElement, base);
  const own = element.getAttribute('xml:base') ?? '';
  return parseUrl(own, outer)?.href ?? outer;
}
