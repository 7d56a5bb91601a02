// Serves the built site as a static host does, below the path that it was built for.
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
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

/** Free port on this machine. Pages of `extra` come before the site's own, by path. */
export async function serveDist(extra: ReadonlyMap<string, string> = new Map()): Promise<ServedSite> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(pathname).slice(base.length).replace(/\/$/, '/index.html');
    const page = extra.get(path);
    void (page === undefined ? readFile(join(dist, path)) : Promise.resolve(page)).then(
      (body) =>
        response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body),
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
