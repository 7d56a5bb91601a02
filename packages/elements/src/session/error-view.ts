import { html, type TemplateResult } from 'lit';
import { icon } from '../base/icons.ts';
import { alert } from './session-icons.ts';

/** Makes the part `invalid` of controls and fields with an error. */
export function markInvalid(root: ParentNode): void {
  for (const element of root.querySelectorAll('.field, .input, .check input')) {
    element.part?.toggle('invalid', element.matches(':has([aria-invalid]), [aria-invalid]'));
  }
}

/** An error message that its control references by `aria-describedby`. */
export function renderError(id: string, message: string): TemplateResult {
  return html`<p class="error" part="error" id=${id}>${icon(alert)}<span>${message}</span></p>`;
}
