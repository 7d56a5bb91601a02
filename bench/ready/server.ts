// One server for all subjects, so that nothing but the pages differs: compressed before anything is timed, with gzip, because
// Chromium takes brotli only over https and from localhost.
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { constants, gzipSync } from 'node:zlib';
import { sampleChallenge } from '@foyer/testing/node/sample-challenge.ts';
import { HOST } from './host.ts';
import type { Page } from './subjects.ts';

export interface Server {
  readonly origin: string;
  stop(): void;
}

interface Stored {
  readonly type: string;
  readonly body: Buffer;
}

const types: Record<string, string> = { js: 'text/javascript', css: 'text/css', html: 'text/html' };
const filler = 'Führung lernt man nicht an einem Tag. Wir zeigen, womit man anfangen kann und was man besser lässt. ';

const html = ({ head, markup, rendered = markup }: Page) => `<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>Seite</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">
<style>body { margin: 0 auto; padding: 1rem; max-width: 40rem; font: 16px/1.5 sans-serif }</style>
${head}
</head><body><h1>Weidner &amp; Sohl</h1><p>${filler}</p><div id="slot">${rendered}</div><p>${filler.repeat(4)}</p></body></html>`;

const store = (type: string, content: string | Uint8Array): Stored => ({
  type: `${type}; charset=utf-8`,
  body: gzipSync(content, { level: constants.Z_BEST_COMPRESSION }),
});

/** @param pages by the path that they are served at, such as `plain/newsletter` */
export async function startServer(pages: ReadonlyMap<string, Page>): Promise<Server> {
  const stored = new Map<string, Stored>();
  const compressed = new Map<string | Uint8Array, Stored>();
  for (const [path, page] of pages) {
    stored.set(`/${path}/`, store('text/html', html(page)));
    for (const [name, content] of page.files) {
      const file = compressed.get(content) ?? store(types[name.split('.').at(-1) ?? ''] ?? 'text/plain', content);
      compressed.set(content, file);
      stored.set(`/${path}/${name}`, file);
    }
  }
  const server = createServer(({ url = '/', method }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    if (pathname.endsWith('/challenge'))
      response.setHeader('Content-Type', 'application/json').end(sampleChallenge(searchParams.get('without')));
    else answer(response, method === 'GET' ? stored.get(pathname) : undefined, pathname);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens at no TCP port');
  return {
    origin: `http://${HOST}:${address.port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answer(response: ServerResponse, file: Stored | undefined, path: string): void {
  if (file === undefined) response.writeHead(404).end();
  else {
    response.writeHead(200, {
      'Content-Type': file.type,
      'Content-Encoding': 'gzip',
      'Content-Length': file.body.length,
      'Cache-Control': path.endsWith('/') ? 'no-cache' : 'public, max-age=31536000, immutable',
    });
    response.end(file.body);
  }
}
