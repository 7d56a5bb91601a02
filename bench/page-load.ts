// What a real Chromium requests when it opens a page, and when a visitor begins to write. Bytes are counted as brotli of
// each requested script; styles are inside the scripts.
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import { freePort } from '@foyer/testing/node/free-port.ts';
import { sampleChallenge } from '@foyer/testing/node/sample-challenge.ts';
import { startVisitor } from '@foyer/testing/node/visitor.ts';
import type { Subject } from './subjects.ts';

export interface ScriptFile {
  readonly name: string;
  readonly bytes: number;
}

export interface PageLoad {
  readonly atRest: readonly ScriptFile[];
  readonly onInteraction: readonly ScriptFile[];
}

/** The page is idle after so long without a request. */
const REST_MS = 700;

const item = (title: string) => `<item><title>${title} Beitrag</title><link>/beitrag</link></item>`;
export const FEED = `<rss version="2.0"><channel>${['Erster', 'Zweiter', 'Dritter'].map(item).join('')}</channel></rss>`;

export async function measurePageLoad(subject: Subject): Promise<PageLoad> {
  const visitor = await startVisitor('chromium');
  if (!visitor) throw new Error('There is no Chromium on this machine.');
  const loaded: ScriptFile[] = [];
  const server = await serve(subject, (file) => loaded.push(file));
  const untilRest = async () => {
    for (let before = -1; before !== loaded.length;) {
      before = loaded.length;
      await sleep(REST_MS);
    }
    return loaded.splice(0);
  };
  try {
    await visitor.opens(server.url);
    await visitor.sees(subject.landmark);
    const atRest = await untilRest();
    if (subject.fieldToFill) await visitor.fills(subject.fieldToFill, 'mia@example.org');
    return { atRest, onInteraction: await untilRest() };
  } finally {
    await visitor.leaves();
    server.stop();
  }
}

async function serve(subject: Subject, loads: (file: ScriptFile) => void) {
  const port = await freePort();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    void answer(subject, pathname.slice(1), response).then((file) => file && loads(file));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}/`, stop };
}

/** @returns the script that was asked for, if it was one */
async function answer(subject: Subject, path: string, response: ServerResponse): Promise<ScriptFile | undefined> {
  const [type, body] = await contentOf(subject, path);
  if (body === undefined) response.writeHead(404).end();
  else response.setHeader('Content-Type', type).end(body);
  return body !== undefined && path.endsWith('.js')
    ? { name: path, bytes: brotliCompressSync(body).length }
    : undefined;
}

async function contentOf(subject: Subject, path: string): Promise<readonly [string, string | Buffer | undefined]> {
  if (path === '') return ['text/html; charset=utf-8', subject.html];
  if (path === 'feed.xml') return ['application/rss+xml', FEED];
  if (path.endsWith('/challenge')) return ['application/json', sampleChallenge(null)];
  return ['text/javascript', path.endsWith('.js') ? await subject.script(path) : undefined];
}
