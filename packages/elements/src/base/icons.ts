// Icons on a 20 px grid: one path each, with a 1.5 px stroke in the text color. Each module defines the paths that it uses.
import { html, type TemplateResult } from 'lit';

/** Decorative: the adjacent text says the same. */
export function icon(path: string): TemplateResult {
  return html`<svg class="icon" part="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${path} /></svg>`;
}
