// `pnpm --filter @foyer/bench first-touch`: the scripts that a page loads from a real endpoint when it opens, and
// those that the focus in its first field adds. Writes results.md. Needs `pnpm build:types && pnpm build:cdn`.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@foyer/testing/node/free-port.ts';
import { startEndpoint } from './endpoint/servers.ts';
import { FEED } from './page-load.ts';
import { type Files, measureFiles, startBrowser } from './ready/browser.ts';
import { kilobytes, table } from './ready/report.ts';
import { writeChapter } from './results.ts';
import { pageKinds } from './subjects.ts';

/** High enough that all four widgets are in view, because a teaser fetches its feed only near the viewport. */
const VIEWPORT = { width: 1280, height: 1600 };

/** A site of its own with the page and its feed; scripts and challenges come from the endpoint. */
async function serveSite(port: number, html: string) {
  const server = createServer(({ url }, response) => {
    if (url === '/') response.setHeader('Content-Type', 'text/html; charset=utf-8').end(html);
    else if (url === '/feed.xml') response.setHeader('Content-Type', 'application/rss+xml').end(FEED);
    else response.writeHead(404).end();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return () => {
    server.close();
    server.closeAllConnections();
  };
}

const browser = await startBrowser();
const folder = await mkdtemp(join(tmpdir(), 'foyer-first-touch-'));
const port = await freePort();
const site = `http://127.0.0.1:${port}`;
const endpoint = await startEndpoint({ FOYER_DATA: folder, FOYER_ORIGINS: site });

async function measure(html: string): Promise<Files> {
  const own = html.replace('src="/foyer.js"', `src="${endpoint.url}/foyer.js"`);
  const stop = await serveSite(port, own.replaceAll('endpoint="/', `endpoint="${endpoint.url}/`));
  try {
    return await measureFiles(browser, `${site}/`, { firstField: 'input', viewport: VIEWPORT });
  } finally {
    stop();
  }
}

try {
  const rows: (string | number)[][] = [];
  for (const { name, foyer } of await pageKinds()) {
    const { atRest, onTouch } = await measure(foyer.html);
    rows.push([name, atRest.length, kilobytes(atRest), onTouch.length, kilobytes(onTouch)]);
  }
  const head = ['German page', 'files', 'kB', 'first touch adds, files', 'kB'];
  const chapter = `# What a page takes from an endpoint

Written by \`pnpm --filter @foyer/bench first-touch\` on ${new Date().toISOString().slice(0, 10)}: Chromium ${browser.version()}, scripts from a running endpoint on another origin
than the page, weighed as brotli; 1280 × 1600, so that all widgets are in view. *First touch* is the focus in the first field, until the network is idle; the challenge is no script and is not counted.

${table(head, rows)}
`;
  console.log(chapter);
  await writeChapter(chapter);
} finally {
  await endpoint.kill();
  await browser.close();
  await rm(folder, { recursive: true });
}
