// Icons on a grid of 20. Decorative only.
import { html } from 'hono/html';
import type { Markup } from './page.ts';

export type Icon = 'check' | 'mail' | 'alert' | 'door';

const paths = {
  check: html`<path d="m4 10.5 4 4 8-9" />`,
  mail: html`<path d="M2.5 4.5h15v11h-15zM3 5.5l7 5.5 7-5.5" />`,
  alert: html`<path d="M10 2.5 18 17H2zM10 8v4M10 14.5v.01" />`,
  door: html`<path d="M4 17V3h8M4 17h12M12 3a9 9 0 0 1 4 7v7M12 3v14M9.5 10.5v.01" />`,
} satisfies Record<Icon, Markup>;

export function tile(icon: Icon, kind: 'good' | 'plain' = 'plain'): Markup {
  const classes = kind === 'good' ? 'tile good' : 'tile';
  return html`<div class="${classes}" aria-hidden="true"><svg viewBox="0 0 20 20">${paths[icon]}</svg></div>`;
}
