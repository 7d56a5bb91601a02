// The built documentation as a host serves it that sends a policy with each page.
import { createHash } from 'node:crypto';
import type { TestContext } from 'node:test';
import { type Answer, startPages } from './pages.ts';

/** Scripts of the page's own host and those that are part of it as built; no handlers in attributes. */
function policyFor(html: string): string {
  const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, code = '']) =>
    hashOf(code),
  );
  return `script-src 'self' ${inline.join(' ')}; script-src-attr 'none'; object-src 'none'; base-uri 'none'`;
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Ends with the test.
 *
 * @param docs address at which the pages are served
 * @param before waited for before a file is sent
 */
export async function startDocs(
  context: TestContext,
  docs: string,
  before: (path: string) => Promise<void> = async () => {},
): Promise<string> {
  const answer: Answer = async (response, { path }) => {
    await before(path);
    const found = await fetch(docs + path);
    const body = Buffer.from(await found.arrayBuffer());
    const type = found.headers.get('content-type') ?? '';
    response.setHeader('Content-Type', type);
    if (type.includes('html')) response.setHeader('Content-Security-Policy', policyFor(body.toString()));
    response.writeHead(found.status).end(body);
  };
  const paths = ['/de/', '/de/*', '/configure/', '/theme-studio/', '/_astro/*'];
  return (await startPages(context, Object.fromEntries(paths.map((path) => [path, answer])))).url;
}
