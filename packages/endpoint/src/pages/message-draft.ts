// A message on the pages without JavaScript, carried from page to page in hidden inputs.
import type { FieldValue } from '@foyer/protocol';
import { reservedNames } from '@foyer/protocol/server';
import { html } from 'hono/html';
import type { Brand } from '../domain/brand.ts';
import type { ConsentChoice } from '../domain/form-message.ts';
import type { FormDefinition } from '../domain/forms.ts';
import type { Wording } from '../domain/wording.ts';
import type { Markup } from './page.ts';

export interface MessageDraft {
  readonly form: FormDefinition;
  readonly brand: Brand;
  readonly wording: Wording;
  readonly locale: string;
  readonly submissionId: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly consent: ConsentChoice | undefined;
  readonly trap: string;
  /** Target of the page's form, relative to the page. */
  readonly action: string;
}

/** `no-referrer` would make browsers send `Origin: null`. */
export const draftHeaders = { 'Referrer-Policy': 'same-origin' } as const;

/** Browsers apply `form-action` to the redirects behind a form, too. */
export function thanksOrigins({ thanksUrl = {} }: FormDefinition): readonly string[] {
  const urls = typeof thanksUrl === 'string' ? [thanksUrl] : Object.values(thanksUrl);
  return [...new Set(urls.map((url) => new URL(url).origin))];
}

/** Everything except the named fields, which the page shows. */
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
