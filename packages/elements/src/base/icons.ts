// Icons on a 20 px grid, each one path, drawn with a 1.5 px stroke in the text's color. The paths stand where they are used.
import { html, type TemplateResult } from 'lit';

/** Decorative: what it shows is said in words beside it. */
export function icon(path: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${path} /></svg>`;
}
