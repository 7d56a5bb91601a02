// Icons on a 20 px grid, each one path, drawn with a 1.5 px stroke in the text's color.
import { html, type TemplateResult } from 'lit';

export const phone =
  'M6.2 3.5h-2A1.2 1.2 0 0 0 3 4.8C3.4 11.3 8.7 16.6 15.2 17a1.2 1.2 0 0 0 1.3-1.2v-2.3l-3.4-1.3-1.6 1.7a10 10 0 0 1-5.4-5.4l1.7-1.6z';
export const mail =
  'M4 4.5h12A1.5 1.5 0 0 1 17.5 6v8a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 14V6A1.5 1.5 0 0 1 4 4.5zM3 5.6l7 5.4 7-5.4';
const ring = 'M10 2.75a7.25 7.25 0 1 1 0 14.5a7.25 7.25 0 0 1 0-14.5z';
export const clock = `${ring}M10 5.8V10l2.8 1.8`;
export const alert = `${ring}M10 6.3v4.4m0 2.7v.1`;
export const pin =
  'M10 17.5s5.5-4.6 5.5-9.2a5.5 5.5 0 0 0-11 0c0 4.6 5.5 9.2 5.5 9.2zM10 6.3a2 2 0 1 1 0 4a2 2 0 0 1 0-4z';
export const check = 'm4.5 10.5 3.8 3.8 7.2-8.3';
export const close = 'm5.5 5.5 9 9m0-9-9 9';
export const arrow = 'M4 10h12m-4.5-4.5L16 10l-4.5 4.5';
export const retry = 'M16.5 10a6.5 6.5 0 1 1-2-4.7m2-2.1v3.3h-3.3';
export const calendar =
  'M4.5 4.5h11A1.5 1.5 0 0 1 17 6v9.5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 15.5V6a1.5 1.5 0 0 1 1.5-1.5zM3 8.5h14M7 2.8v3.4m6-3.4v3.4';
export const page = 'M5.5 2.8h6L15 6.3v10.9H5.5zM11.5 2.8v3.5H15M8 10h4.5M8 13h4.5';

/** Decorative: what it shows is said in words beside it. */
export function icon(path: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${path} /></svg>`;
}
