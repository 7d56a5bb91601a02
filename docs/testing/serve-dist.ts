// Serves the built site as a static host does, below the path that it was built for.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { base, dist } from './site.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.xml': 'application/xml',
};

export interface ServedSite {
  /** With the base, without a slash at its end. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Compressed, as every host sends texts. */
function send(response: ServerResponse, path: string, body: Buffer): void {
  const type = TYPES[extname(path)];
  if (type) response.writeHead(200, { 'Content-Type': type, 'Content-Encoding': 'gzip' }).end(gzipSync(body));
  else response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(body);
}

/** On a free port of this machine. */
export async function serveDist(): Promise<ServedSite> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(pathname).slice(base.length).replace(/\/$/, '/index.html');
    void readFile(join(dist, path)).then(
      (body) => send(response, path, body),
      () => response.writeHead(404).end(),
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    async stop() {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}
