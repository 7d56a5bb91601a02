// A third-party service over real HTTP: answers as documented, lets pages read as much as the real service does, and
// records requests. Knows no service by name.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { TestContext } from 'node:test';
import { freePort } from '@foyer/testing/node/free-port.ts';

/**
 * What a page of another origin may do: `any` request, one that needs `no preflight`, one whose headers mark it as a
 * script's (`scripts`), or read `nothing`.
 */
export type Access = 'any' | 'no preflight' | 'scripts' | 'nothing';

/** A status and a body, JSON unless it is a text. */
export type Answer = readonly [status: number, body: unknown];

export interface Received {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** Without boundary and charset. */
  readonly contentType: string;
  /** Names and values as they came, or the JSON. */
  readonly content: unknown;
}

export interface ServiceServer {
  readonly url: string;
  readonly received: readonly Received[];
}

/** @param answer by `POST /path`, without the query; 404 for what is not there */
export async function startServiceServer(
  context: Pick<TestContext, 'after'>,
  access: Access,
  answer: (request: string) => Answer | undefined,
): Promise<ServiceServer> {
  const received: Received[] = [];
  const port = await freePort();
  const server = createServer((request, response) => {
    allow(request, response, access);
    if (request.method === 'OPTIONS') return void response.writeHead(access === 'no preflight' ? 405 : 204).end();
    void readContent(request).then((message) => {
      // A probe of the host does not count as a request to the service.
      if (request.url !== '/') received.push(message);
      const [status, body] = answer(`${message.method} ${message.url.split('?')[0]}`) ?? [404, 'Not found'];
      const isText = typeof body === 'string';
      response.writeHead(status, { 'content-type': isText ? 'text/html; charset=utf-8' : 'application/json' });
      response.end(isText ? body : JSON.stringify(body));
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${port}`, received };
}

function allow({ method, headers }: IncomingMessage, response: ServerResponse, access: Access): void {
  const isPreflight = method === 'OPTIONS';
  const asked = isPreflight ? (headers['access-control-request-headers'] ?? '') : Object.keys(headers).join();
  if (access === 'nothing' || (access === 'no preflight' && isPreflight)) return;
  if (access === 'scripts' && !asked.includes('x-requested-with')) return;
  response.setHeader('Access-Control-Allow-Origin', headers.origin ?? '*');
  if (isPreflight) response.setHeader('Access-Control-Allow-Headers', asked);
}

async function readContent(request: IncomingMessage): Promise<Received> {
  const { method = '', url = '', headers } = request;
  const type = headers['content-type'] ?? '';
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const [contentType = ''] = type.split(';');
  const isForm = /^(multipart\/form-data|application\/x-www-form-urlencoded)$/.test(contentType);
  const form = isForm ? await new Response(body, { headers: { 'content-type': type } }).formData() : undefined;
  const content = form
    ? [...form]
    : contentType === 'application/json'
      ? (JSON.parse(body.toString()) as unknown)
      : undefined;
  return { method, url, contentType, content };
}
