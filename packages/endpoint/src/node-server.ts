// Node's HTTP server around an endpoint. Malformed requests are answered with problems; slow clients time out. Knows
// neither port nor lifecycle.
import {
  createServer,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener, RequestError } from '@hono/node-server';
import type { Problem } from '@foyer/protocol';
import { problem, problemFor } from '@foyer/protocol/server';
import type { Endpoint } from './endpoint.ts';
import { unavailable } from './routes/reply.ts';

export type ServerTimeouts = Pick<ServerOptions, 'headersTimeout' | 'requestTimeout' | 'connectionsCheckingInterval'>;

/** Milliseconds. Bodies have their own limit of ten seconds, in the routes that read them. */
const defaultTimeouts: ServerTimeouts = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
};

export function nodeServer({ fetch }: Pick<Endpoint, 'fetch'>, timeouts = defaultTimeouts): Server {
  const listenerFor = (hostname?: string) =>
    getRequestListener((request, { incoming }) => fetch(request, { remoteAddress: incoming.socket.remoteAddress }), {
      ...(hostname !== undefined && { hostname }),
      errorHandler: (error) => (error instanceof RequestError ? problemFor('malformed') : unavailable()),
    });
  const http11Listener = listenerFor();
  // Load balancers check health with HTTP/1.0, which has no Host header.
  const http10Listener = listenerFor('localhost');
  const answers = new WeakMap<Duplex, ServerResponse>();
  const answer: RequestListener = (request, response) => {
    answers.set(request.socket, response);
    void (request.httpVersion === '1.1' ? http11Listener : http10Listener)(request, response);
  };
  const server = createServer({ ...timeouts, requireHostHeader: false }, answer);
  server.on('checkExpectation', answer);
  server.on('clientError', (error, socket) => {
    const current = answers.get(socket);
    const isAnswering = current?.headersSent === true && !current.writableFinished;
    if (socket.writable && !isAnswering) socket.write(bytesOf(clientErrorProblem(error)));
    socket.destroy(error);
  });
  return server;
}

function clientErrorProblem(error: NodeJS.ErrnoException): Problem {
  const { code } = error;
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return problem('too-slow', { detail: 'The request must arrive within 10 seconds.' });
  if (code === 'HPE_HEADER_OVERFLOW')
    return { type: 'about:blank', title: 'Headers too large', status: 431, detail: 'Send shorter headers.' };
  return problem('malformed', { detail: 'This is not an HTTP request.' });
}

function bytesOf(found: Problem): string {
  const body = JSON.stringify(found);
  const head = [
    `HTTP/1.1 ${found.status} ${STATUS_CODES[found.status] ?? ''}`,
    'Connection: close',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
