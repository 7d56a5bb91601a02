// Fallback after a failure: a link that opens the message in the visitor's mail program.
import { asciiAddress, cleanAddress, isEmail } from '@foyer/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { warnOnce } from '../browser/warn.ts';
import { mailLink } from '../submission/mail.ts';
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import type { FormFields } from './form-fields.ts';

export interface MailView {
  readonly form: FoyerFormElement;
  readonly fields: FormFields;
  readonly subject: string;
}

/** Nothing without a valid address. */
export function renderMailLink({ form, fields, subject }: MailView): TemplateResult | typeof nothing {
  const { fallbackEmail: written, msg } = form;
  if (written === '') return nothing;
  const to = asciiAddress(cleanAddress(written));
  if (!isEmail(to)) {
    warnOnce(form, `fallback-email="${written}": allowed: one e-mail address.`);
    return nothing;
  }
  const href = mailLink({ to, subject, body: mailBody(fields) });
  return html`<a class="text-button" part="text-button" href=${href}>${msg('Send by email')}</a>`;
}

/** The message first, then the other fields by label, then the consent. */
function mailBody(fields: FormFields): string {
  const { fields: values, consent } = fields.content();
  const { message, ...others } = values;
  const lines = Object.entries(others).map(([name, value]) => `${fields.labelOf(name)}: ${[value].flat().join(', ')}`);
  const agreed = consent?.given ? `${fields.labelOf('consent')}: ${consent.text}` : '';
  return [String(message ?? ''), lines.join('\n'), agreed].filter((part) => part !== '').join('\n\n');
}
