// Markup of tests, for the sinks that a strict page keeps from plain strings. Widgets have no such policy.

interface Policy {
  createHTML(markup: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

const factory = Reflect.get(globalThis, 'trustedTypes') as PolicyFactory | undefined;
const policy = factory?.createPolicy('foyer-tests', { createHTML: (markup) => markup });

/** The markup as `innerHTML`, `insertAdjacentHTML()`, `srcdoc` and `DOMParser` take it on a page with trusted types. */
export function trusted(markup: string): string {
  return policy?.createHTML(markup) ?? markup;
}

/** A whole page for `srcdoc`. Its scripts get the nonce of the test's page, whose policy such a page inherits. */
export function trustedPage(markup: string): string {
  const nonce = document.querySelector<HTMLElement>('script[nonce]')?.nonce ?? '';
  return trusted(markup.replaceAll('<script', `<script nonce="${nonce}"`));
}
