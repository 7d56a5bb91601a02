// Frame of every page: no script, no external resource, not cached.
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Brand } from '../domain/brand.ts';
import { languageAttributes, type Wording } from '../domain/messages.ts';
import { brandStyle } from './brand-style.ts';
import { style, styleHash } from './style.ts';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface PageContent {
  readonly title: string;
  readonly wording: Wording;
  /** Pages for visitors carry it; the owner's own do not. */
  readonly brand?: Brand;
  /** Origins that the page's forms may lead to, besides the endpoint's own. */
  readonly formTargets?: readonly string[];
  readonly body: Markup;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

// Raw: a formatter would change the content that the CSP hash covers.
const styleElement = raw(`<style>${style}</style>`);

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex',
} as const;

export async function pageResponse(content: PageContent): Promise<Response> {
  const { brand, formTargets = [] } = content;
  const colors = brand?.color === undefined ? undefined : brandStyle(brand.fills);
  const policy = [
    "default-src 'none'",
    ['style-src', styleHash, ...(colors ? [colors.hash] : [])].join(' '),
    ...(brand?.logo === undefined ? [] : ['img-src data:']),
    ["form-action 'self'", ...formTargets].join(' '),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
  const inside = await html`<head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${content.title}</title>
      ${styleElement}${colors && raw(`<style>${colors.css}</style>`)}
    </head>
    <body>
      ${content.body}
    </body>`;
  const document = `<!doctype html>\n<html ${languageAttributes(content.wording)}>${inside}</html>`;
  return new Response(document, {
    status: content.status ?? 200,
    headers: { ...headers, 'Content-Security-Policy': policy, ...content.headers },
  });
}
