// One word to the site's owner, once. Never throws into the page.
const told = new WeakMap<Element, Set<string>>();

/** Says `<tag> message` on the console, at most once an element. */
export function warnOnce(element: Element, message: string): void {
  tellOnce(element, message, 'warn');
}

/** As `warnOnce`, for what keeps the element from doing its work. */
export function errorOnce(element: Element, message: string): void {
  tellOnce(element, message, 'error');
}

function tellOnce(element: Element, message: string, level: 'warn' | 'error'): void {
  const messages = told.get(element) ?? new Set();
  told.set(element, messages);
  if (messages.has(message)) return;
  messages.add(message);
  console[level](`<${element.localName}> ${message}`);
}
