// Notice about a restored draft, with a button to discard it.
import { html, type TemplateResult } from 'lit';
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import { icon } from '../base/icons.ts';
import { clock } from './session-icons.ts';

export function renderDraftNotice({ msg }: FoyerFormElement, discard: () => void): TemplateResult {
  return html`<div class="notice" part="notice" role="group" aria-labelledby="draft">
    ${icon(clock)}<strong id="draft">${msg('What you typed is still here.')}</strong>
    <p>${msg('This browser tab has kept it for you.')}</p>
    <div class="actions">
      <button type="button" class="text-button" part="text-button" @click=${discard}>${msg('Discard it')}</button>
    </div>
  </div>`;
}
