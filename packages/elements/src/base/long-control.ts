// Renders a control for several lines.
import { html, type TemplateResult } from 'lit';
import type { ControlView } from './field-view.ts';

export function renderLongControl({ name, required, readOnly, invalid, described }: ControlView): TemplateResult {
  return html`<textarea
    class="input"
    part="textarea"
    id=${name}
    name=${name}
    rows="4"
    ?required=${required}
    ?readonly=${readOnly}
    aria-invalid=${invalid}
    aria-describedby=${described}
  ></textarea>`;
}
