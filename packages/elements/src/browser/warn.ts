// One word to the site's owner, once. Never throws into the page.
const told = new WeakMap<Element, Set<string>>();

/** Says `<tag> message` on the console, at most once an element. */
export function warnOnce(element: Element, message: string): void {
  const messages = told.get(element) ?? new Set();
  told.set(element, messages);
  if (messages.has(message)) return;
  messages.add(message);
  console.warn(`<${element.localName}> ${message}`);
}
