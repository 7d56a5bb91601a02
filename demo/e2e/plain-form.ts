// Plain forms without JavaScript, and the endpoint's question page.
import type { TestContext } from 'node:test';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import type { Site } from '../site.ts';
import { page, startPages } from './pages.ts';

export async function opensPlainForm(visitor: Visitor, context: TestContext, form: string): Promise<void> {
  const pages = await startPages(context, { '/': page(form) });
  await visitor.opens(pages.url);
}

/** As an editor puts it into the card, for visitors whose browser does not show the card. */
export function plainContactForm({ endpointUrl }: Pick<Site, 'endpointUrl'>): string {
  return `<foyer-contact-card name="Katrin Weidner" endpoint="${endpointUrl}/contact">
  <form slot="fallback" method="post" action="${endpointUrl}/contact">
    <label>E-Mail <input name="email"></label>
    <label>Nachricht <textarea name="message"></textarea></label>
    <button>Senden</button>
  </form>
</foyer-contact-card>`;
}

/** @param difference what the visitor adds by mistake */
export async function answersTheQuestion(visitor: Visitor, difference = 0): Promise<void> {
  await visitor.sees('Wie viel ist');
  const [, a, b] = /Wie viel ist (\d) plus (\d)\?/.exec(await visitor.text()) ?? [];
  await visitor.fills('Wie viel ist', String(Number(a) + Number(b) + difference));
  await visitor.clicks('Absenden');
}
