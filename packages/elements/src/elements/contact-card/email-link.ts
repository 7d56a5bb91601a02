// Renders the card's address as a mail link. Few addresses need to be read, so the reader is loaded on demand.
import { html, type TemplateResult } from 'lit';
import type { FoyerContactCard } from './contact-card.ts';
import type * as addressReader from './read-address.ts';

type Reader = typeof addressReader.readAddress;

let reader: Reader | undefined;

/** Makes the reader available without a request: a server renders at once or not at all. */
export function provideAddressReader(provided: Reader): void {
  reader = provided;
}

export function renderEmail(card: FoyerContactCard): TemplateResult {
  const { email } = card;
  const isPlain = isPlainAddress(email);
  if (!isPlain && !reader) void loadAddressReader(email).then(() => reader && card.requestUpdate());
  const { shown = email, sent = email } = isPlain ? {} : (reader?.(email) ?? {});
  return html`<a part="link" class="ltr" href="mailto:${encodeURIComponent(sent).replaceAll('%40', '@')}">${shown}</a>`;
}

function isPlainAddress(email: string): boolean {
  return /^[\w.+-]+@(?!.*xn--)[\w.-]+$/i.test(email);
}

/** Without it the address stays as written. Plain addresses need none. */
export async function loadAddressReader(email: string): Promise<void> {
  if (isPlainAddress(email)) return;
  reader ??= (await import('./read-address.ts').catch(() => undefined))?.readAddress;
}
