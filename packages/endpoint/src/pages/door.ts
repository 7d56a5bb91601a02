// The page that a visitor or a mail link opens: one card, below the owner's name or logo.
import { html } from 'hono/html';
import type { Brand, Logo } from '../domain/brand.ts';
import { messagesIn, type Wording } from '../domain/messages.ts';
import { type Markup, type PageContent, pageResponse } from './page.ts';

export interface DoorContent extends Omit<PageContent, 'body' | 'title'> {
  readonly heading: string;
  /** Of the browser's tab; default is the heading. */
  readonly title?: string;
  readonly icon?: Markup;
  /** Below the heading. */
  readonly content: Markup;
}

export function doorPage({ content, heading, icon, title = heading, ...page }: DoorContent): Promise<Response> {
  const { brand, wording } = page;
  const body = html`<main class="door">
    ${brand && mark(brand)}
    <div class="card">
      ${icon}
      <h1>${heading}</h1>
      ${content}
    </div>
    ${brand && imprint(brand, wording)}
  </main>`;
  return pageResponse({ ...page, body, title: brand?.name === undefined ? title : `${title} – ${brand.name}` });
}

function mark({ logo, name }: Brand): Markup {
  if (logo === undefined) return name === undefined ? html`` : html`<p class="brand"><bdi>${name}</bdi></p>`;
  const { height, width } = logo;
  return html`<p class="brand">
    <img src="${dataUrl(logo)}" alt="${name ?? ''}" width="${width}" height="${height}" />
  </p>`;
}

/** A part of the page: it has no address of its own, and needs no request. */
function dataUrl({ bytes, type }: Logo): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

function imprint({ imprintUrl }: Brand, wording: Wording): Markup {
  if (imprintUrl === undefined) return html``;
  return html`<p class="brand meta"><a href="${imprintUrl}">${messagesIn(wording)('Imprint')}</a></p>`;
}
