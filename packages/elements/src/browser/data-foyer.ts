// Turns `<div data-foyer="contact-card">` into an element, for editors that strip unknown tags.

/** Creates the element once, as the div's last child, and moves the div's children into it. The div keeps id, class and listeners. */
export function upgradeDiv(div: HTMLElement, tag: string): void {
  if (div.lastElementChild?.localName === tag) return;
  const element = document.createElement(tag);
  for (const { name, value } of div.attributes) {
    if (name.startsWith('data-') && name !== 'data-foyer') element.setAttribute(name.slice('data-'.length), value);
    if (name === 'lang') element.setAttribute(name, value);
  }
  for (const child of [...div.childNodes]) {
    if (child instanceof HTMLElement && child.dataset['slot']) child.slot = child.dataset['slot'];
    element.append(child);
  }
  div.append(element);
}
