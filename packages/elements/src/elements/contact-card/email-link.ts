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
  const isPlain = /^[\w.+-]+@(?!.*xn--)[\w.-]+$/i.test(email);
  if (!isPlain && !reader) void loadReader(card);
  const { shown = email, sent = email } = isPlain ? {} : (reader?.(email) ?? {});
  return html`<a part="link" class="ltr" href="mailto:${encodeURIComponent(sent).replaceAll('%40', '@')}">${shown}</a>`;
}

/** Without it the address stays as written. */
async function loadReader(card: FoyerContactCard): Promise<void> {
  const module = await import('./read-address.ts').catch(() => undefined);
  if (!module) return;
  reader = module.readAddress;
  card.requestUpdate();
}
