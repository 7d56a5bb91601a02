// Finds direct children by local name: feeds differ in their prefixes.

export function child(parent: Element, localName: string): Element | undefined {
  return [...parent.children].find((element) => element.localName === localName);
}

/** Text of the first such child that has any, without white space round it. */
export function childText(parent: Element, localName: string): string {
  const elements = [...parent.children].filter((element) => element.localName === localName);
  return elements.map((element) => element.textContent?.trim() ?? '').find((text) => text !== '') ?? '';
}

/** An attribute of the first descendant with one of the names that `suits`. */
export function attributeOf(
  parent: Element,
  localNames: readonly string[],
  attribute: string,
  suits: (element: Element) => boolean = () => true,
): string | undefined {
  const elements = [...parent.querySelectorAll('*')].filter(({ localName }) => localNames.includes(localName));
  return (
    elements.find((element) => element.hasAttribute(attribute) && suits(element))?.getAttribute(attribute) ?? undefined
  );
}
