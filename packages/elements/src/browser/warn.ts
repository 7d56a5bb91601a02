// Console messages for the site owner, each once. Never throws.
const told = new WeakMap<Element, Set<string>>();

/** Logs `<tag> message`, at most once per element. */
export function warnOnce(element: Element, message: string): void {
  tellOnce(element, message, 'warn');
}

/** As `warnOnce`, for mistakes that stop the element from working. */
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
