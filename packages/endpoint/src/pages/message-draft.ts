// A message on its way through the pages without JavaScript, and the hidden inputs in which it travels from one to the next.
import type { FieldValue } from '@foyer/protocol';
import { html } from 'hono/html';
import type { ConsentChoice } from '../domain/form-message.ts';
import type { FormDefinition } from '../domain/forms.ts';
import { reservedNames } from '../domain/read-form-post.ts';
import type { Wording } from '../domain/wording.ts';
import type { Markup } from './page.ts';

export interface MessageDraft {
  readonly form: FormDefinition;
  readonly wording: Wording;
  readonly locale: string;
  readonly submissionId: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly consent: ConsentChoice | undefined;
  readonly trap: string;
  /** Where the page's form posts to, seen from the page's own address. */
  readonly action: string;
}

/** `no-referrer` would make the next POST come from nowhere: its `Origin` would be `null`. */
export const draftHeaders = { 'Referrer-Policy': 'same-origin' } as const;

/** Everything but the named fields, which the page shows. */
export function hiddenInputs(message: MessageDraft, shown: readonly string[] = []): Markup {
  const { fields, locale, submissionId, trap } = message;
  const parts: readonly (readonly [string, string])[] = [
    [reservedNames.submissionId, submissionId],
    [reservedNames.locale, locale],
    ...(trap === '' ? [] : [[reservedNames.trap, trap] as const]),
    ...Object.entries(fields)
      .filter(([name]) => !shown.includes(name))
      .flatMap(([name, value]) => valuesOf(value).map((text) => [name, text] as const)),
  ];
  return html`${parts.map(([name, value]) => hiddenInput(name, value))}`;
}

export function hiddenInput(name: string, value: string): Markup {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}

export function valuesOf(value: FieldValue): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}
