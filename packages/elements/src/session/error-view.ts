import { html, type TemplateResult } from 'lit';
import { icon } from '../base/icons.ts';
import { alert } from './session-icons.ts';

/** An error message that its control references by `aria-describedby`. */
export function renderError(id: string, message: string): TemplateResult {
  return html`<p class="error" part="error" id=${id}>${icon(alert)}<span>${message}</span></p>`;
}
