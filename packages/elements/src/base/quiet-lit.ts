// Lit's builds for development warn about two overrides of the base class, on the console of everybody who works on a page.

// Standard decorators would not call them; the widgets have tables of properties.
const KNOWN = ['no-override-create-property', 'no-override-get-property-descriptor'];

/**
 * Sets up a class without these warnings; other classes of the page get them as before.
 *
 * @param issued codes and texts of warnings that Lit does not issue again
 */
export function setUpQuietly(base: { readonly observedAttributes: readonly string[] }, issued: Set<string>): void {
  const added = KNOWN.filter((code) => !issued.has(code));
  for (const code of added) issued.add(code);
  // Lit sets up a class when these are read.
  void base.observedAttributes;
  for (const code of added) issued.delete(code);
}
