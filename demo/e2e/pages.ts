// A site for one test: pages as an editor writes them, and folders of files. Records all requests.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort } from '@foyer/testing/node/free-port.ts';

export interface PageRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Answers a request itself, or returns the text to answer with. */
export type Answer = string | ((response: ServerResponse, request: PageRequest) => unknown);

export interface Pages {
  readonly url: string;
  /** `GET /path`, in the order in which they came. */
  readonly requests: readonly string[];
}

const TYPES: Readonly<Record<string, string>> = {
  '': 'text/html; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/rss+xml; charset=utf-8',
};

/** The built scripts, resolved through the package's exports. */
const scriptFile = (name: string) => fileURLToPath(import.meta.resolve(`@foyer/elements/cdn/${name}`));

/**
 * Ends with the test.
 *
 * @param answers by path; `/a/*` is for all below `/a/` that has no answer of its own
 * @param scriptsBelow path below which the script files are found, such as `/assets/v1/`
 */
export async function startPages(
  context: Pick<TestContext, 'after'>,
  answers: Readonly<Record<string, Answer>>,
  scriptsBelow?: string,
): Promise<Pages> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    requests.push(`${request.method} ${pathname}`);
    response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
    response.setHeader('Access-Control-Allow-Headers', 'content-type, idempotency-key');
    response.setHeader('Content-Type', TYPES[extname(pathname)] ?? 'application/octet-stream');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    const answer = answerAt(answers, pathname);
    if (typeof answer === 'string') return void response.end(answer);
    const isScript = answer === undefined && scriptsBelow !== undefined && pathname.startsWith(scriptsBelow);
    if (isScript) return void sendScript(pathname.slice(scriptsBelow.length), response);
    if (answer === undefined) return void response.writeHead(404).end();
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    const { headers, method, url } = request;
    request.on('end', () => answer(response, { method: String(method), path: String(url), headers, body }));
  });
  const port = await freePort();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${port}`, requests };
}

function answerAt(answers: Readonly<Record<string, Answer>>, path: string): Answer | undefined {
  return answers[path] ?? answers[path.replace(/^(\/[^/]+\/).+/, '$1*')];
}

export async function sendScript(name: string, response: ServerResponse): Promise<void> {
  const bytes = await readFile(scriptFile(name)).catch(() => undefined);
  if (bytes) response.end(bytes);
  else response.writeHead(404).end();
}

/** A page from an editor's template: one script tag, then what the editor typed. */
export function page(body: string, head = ''): string {
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Eine Seite</title>
<link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
}
