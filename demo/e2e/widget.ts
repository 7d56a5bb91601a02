// What a visitor does with a widget, and the state and events that the widget reports to the page.
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { eventually } from './eventually.ts';

export type FormTag = 'foyer-contact-card' | 'foyer-newsletter-signup';

export const SENT = 'Danke, Ihre Nachricht ist angekommen.';
export const UNCLEAR = 'Wir sind nicht sicher, ob das ankam.';
export const NOT_SENT = 'Ihre Nachricht ist nicht angekommen, Ihr Text steht noch hier.';

const SUM = /(\d) \+ (\d) =/;

/** The sum as shown, which appears at the first interaction with a field. */
export function seesSum(visitor: Visitor): Promise<readonly [number, number]> {
  return eventually('sum', async () => {
    const [, a, b] = SUM.exec(await visitor.text()) ?? [];
    return a && b ? [Number(a), Number(b)] : undefined;
  });
}

/** Finds the field by its accessible name, and types the sum, or what `miscalculate` makes of it. */
export async function answersTheSum(visitor: Visitor, miscalculate = (sum: number) => sum): Promise<void> {
  const [a, b] = await seesSum(visitor);
  await visitor.fills(`Kurze Rechenfrage (gegen Werbung) Wie viel ist ${a} plus ${b}?`, String(miscalculate(a + b)));
}

/** Fills in the card without the name, which is optional. */
export async function writes(visitor: Visitor, message: string): Promise<void> {
  await visitor.fills('E-Mail', 'lena@example.org');
  await visitor.fills('Nachricht', message);
}

export function stateOf(visitor: Visitor, tag: FormTag = 'foyer-contact-card'): Promise<unknown> {
  return visitor.evaluates(`document.querySelector(${JSON.stringify(tag)}).state`);
}

export function typedInto(visitor: Visitor, tag: FormTag = 'foyer-contact-card'): Promise<unknown> {
  return visitor.evaluates(`({ ...document.querySelector(${JSON.stringify(tag)}).value })`);
}

/** Makes the page record these events, which `notedEvents` reads. */
export async function notesEvents(visitor: Visitor): Promise<void> {
  await visitor.evaluates(`(() => {
    window.noted = [];
    for (const type of ['foyer-submit', 'foyer-success', 'foyer-error', 'foyer-invalid', 'foyer-load', 'foyer-action'])
      document.addEventListener(type, ({ detail }) => window.noted.push({ type, detail: JSON.parse(JSON.stringify(detail)) }));
  })()`);
}

export function notedEvents(visitor: Visitor): Promise<unknown> {
  return visitor.evaluates('window.noted');
}
