// A site with the strictest content security policy. Its web server hands everything below `/forms/` on to the endpoint,
// because such a policy lets a page speak to its own host alone.
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { type Answer, page, type Pages, startPages } from './pages.ts';

const NONCE = 'bm9uY2U';

/** Attribute of every script, and of the styles that a server rendered. */
export const nonce = `nonce="${NONCE}"`;

export interface StrictPage {
  readonly body: string;
  readonly head?: string;
  /** What a server does to the page before it is sent. */
  readonly rendered?: (html: string, nonce: string) => Promise<string>;
}

export interface StrictSite {
  readonly endpointUrl: string;
  readonly pages: Readonly<Record<string, StrictPage>>;
  readonly answers?: Readonly<Record<string, Answer>>;
}

const policy = (styles: string) =>
  `default-src 'none'; connect-src 'self'; img-src 'self'; script-src 'nonce-${NONCE}' 'strict-dynamic'; style-src ${styles}; require-trusted-types-for 'script'`;

const watch = `<script ${nonce}>
  window.refused = [];
  window.errors = [];
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
    refused.push([effectiveDirective, blockedURI, sample].join(' ')));
  addEventListener('error', ({ message }) => errors.push(message));
  addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
</script>`;

/** The script of the endpoint, as the site's web server hands it on. */
export const scriptTag = (file: string) =>
  `<script ${file === 'foyer.js' ? 'type="module"' : 'defer'} ${nonce} src="/forms/${file}" data-server="/forms"></script>`;

export async function startStrictSite(
  context: Pick<TestContext, 'after'>,
  { endpointUrl, pages, answers = {} }: StrictSite,
): Promise<Pages> {
  const served = Object.entries(pages).map(async ([path, { body, head = '', rendered }]) => {
    // The browser asks for an icon of the host, which is allowed.
    const plain = page(body, watch + head).replace('<link rel="icon" href="data:,">', '');
    const html = rendered ? await rendered(plain, NONCE) : plain;
    const styles = rendered ? `'nonce-${NONCE}'` : "'none'";
    const answer: Answer = (response) => response.setHeader('Content-Security-Policy', policy(styles)).end(html);
    return [path, answer] as const;
  });
  return startPages(context, {
    '/forms/*': handsOnTo(endpointUrl),
    ...Object.fromEntries(await Promise.all(served)),
    ...answers,
  });
}

/** The endpoint's public URL would be the site's, so its origin stands for the site's. */
function handsOnTo(endpointUrl: string): Answer {
  return async (response, { method, path, headers, body }) => {
    const answer = await fetch(endpointUrl + path.replace('/forms', ''), {
      method,
      headers: { 'content-type': headers['content-type'] ?? '', origin: endpointUrl },
      redirect: 'manual',
      ...(method === 'POST' && { body }),
    });
    response.setHeader('Content-Type', answer.headers.get('content-type') ?? '');
    response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
  };
}

export async function refusesNothing(visitor: Visitor): Promise<void> {
  assert.deepEqual(await visitor.evaluates('({ refused, errors })'), { refused: [], errors: [] });
}
