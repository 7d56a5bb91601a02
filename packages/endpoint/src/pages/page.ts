// Frame of every page: no script, no external resource, not cached.
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { languageAttributes, type Wording } from '../domain/messages.ts';
import { style, styleHash } from './style.ts';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface PageContent {
  readonly title: string;
  readonly wording: Wording;
  readonly body: Markup;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

// Raw: a formatter would change the content that the CSP hash covers.
const styleElement = raw(`<style>${style}</style>`);

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': `default-src 'none'; style-src ${styleHash}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex',
} as const;

export async function pageResponse(content: PageContent): Promise<Response> {
  const inside = await html`<head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${content.title}</title>
      ${styleElement}
    </head>
    <body>
      ${content.body}
    </body>`;
  const document = `<!doctype html>\n<html ${languageAttributes(content.wording)}>${inside}</html>`;
  return new Response(document, { status: content.status ?? 200, headers: { ...headers, ...content.headers } });
}
