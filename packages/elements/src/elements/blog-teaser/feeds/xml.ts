// Finds child elements by local name, because feeds use different prefixes.

export function child(parent: Element, localName: string): Element | undefined {
  return [...parent.children].find((element) => element.localName === localName);
}

/** Trimmed text of the first such child that has any. */
export function childText(parent: Element, localName: string): string {
  const elements = [...parent.children].filter((element) => element.localName === localName);
  return elements.map((element) => element.textContent?.trim() ?? '').find((text) => text !== '') ?? '';
}

/** Descendants with one of the given names. */
export function descendants(parent: Element, localNames: readonly string[]): readonly Element[] {
  return [...parent.querySelectorAll('*')].filter(({ localName }) => localNames.includes(localName));
}

/** The first value of an attribute among the elements. */
export function firstAttribute(elements: readonly Element[], attribute: string): string | undefined {
  return elements.find((element) => element.hasAttribute(attribute))?.getAttribute(attribute) ?? undefined;
}
