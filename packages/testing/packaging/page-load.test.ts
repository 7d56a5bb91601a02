// The byte budgets, checked against what a browser really loads before any interaction and at the first focus.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { renderWidgets } from '../../elements/src/ssr.ts';
import { readLimits } from '../guards/size-limit.ts';
import { sampleChallenge } from '../node/sample-challenge.ts';
import { startVisitor, type Visitor } from '../node/visitor.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const cdn = join(root, 'packages/elements/cdn');
const FEED = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Feed',
  items: [{ id: '1', title: 'Erster', url: '/1' }],
};

const { pages, rendered } = readLimits(root);

/** The attributes of the page with this widget alone. */
function attributesOf(name: string): string {
  return pages.find(({ elements }) => elements.join() === name)?.attributes ?? '';
}

function page(elements: readonly string[]): string {
  const tags = elements.map((name) => `<foyer-${name} ${attributesOf(name)}></foyer-${name}>`);
  return `<!doctype html><html lang="de"><meta charset="utf-8"><title>Seite</title><link rel="icon" href="data:,">
<script type="module" src="/foyer.js"></script>${tags.join('\n')}`;
}

/** When the server answered last, and how many answers are under way. */
const traffic = { at: 0, open: 0 };

const server = createServer((request, response) => {
  traffic.open += 1;
  response.on('close', () => {
    traffic.open -= 1;
    traffic.at = performance.now();
  });
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const file = join(cdn, pathname);
  const reply = (type: string, body: string | Buffer) => response.writeHead(200, { 'content-type': type }).end(body);
  if (pathname === '/rendered') {
    void renderWidgets(page(['contact-card', 'newsletter-signup'])).then((html) => reply('text/html', html));
  } else if (pathname === '/') reply('text/html', page((searchParams.get('elements') ?? '').split(' ')));
  else if (pathname.endsWith('/challenge')) {
    reply('application/json', sampleChallenge(searchParams.get('without')));
  } else if (pathname === '/feed.json') reply('application/feed+json', JSON.stringify(FEED));
  else if (pathname.endsWith('.js') && existsSync(file)) reply('text/javascript', readFileSync(file));
  else response.writeHead(404).end();
});

let visitor: Visitor | undefined;
let origin = '';

before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  visitor = await startVisitor('chromium');
});
after(async () => {
  await visitor?.leaves();
  server.closeAllConnections();
  server.close();
});

/** Resolves when the widgets are rendered. */
const RENDERED = `(async () => {
  const widgets = [...document.querySelectorAll('*')].filter((element) => element.localName.startsWith('foyer-'));
  await Promise.all(widgets.map(({ localName }) => customElements.whenDefined(localName)));
  await Promise.all(widgets.map(({ updateComplete }) => updateComplete));
})()`;

const SCRIPTS = `[...new Set(performance.getEntriesByType('resource')
  .map(({ name }) => new URL(name).pathname.slice(1))
  .filter((name) => name.endsWith('.js')))].sort()`;

async function loadedScripts(browser: Visitor): Promise<readonly string[]> {
  await browser.evaluates(RENDERED);
  return scriptsAtRest(browser);
}

/** The scripts that the page has loaded, once it asks for no more. On a busy machine the next request may be late. */
async function scriptsAtRest(browser: Visitor): Promise<readonly string[]> {
  do await sleep(100);
  while (traffic.open > 0 || performance.now() - traffic.at < 500);
  return (await browser.evaluates(SCRIPTS)) as readonly string[];
}

const weigh = (files: readonly string[]) =>
  files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(cdn, file))).length, 0);

function assertWithin(context: TestContext, what: string, files: readonly string[], limit: number): void {
  const bytes = weigh(files);
  context.diagnostic(`${what}: ${bytes} of ${limit} bytes in ${files.length} files`);
  assert.ok(files.length > 0, `${what}: no file was loaded`);
  assert.ok(bytes <= limit, `${what}: ${bytes} of ${limit} bytes in ${files.join(', ')}`);
}

for (const { name, elements, firstView, firstTouch } of pages) {
  test(`${name} loads no more than its budget`, { timeout: 30_000 }, async (context) => {
    assert.ok(visitor);
    await visitor.opens(`${origin}/?elements=${elements.join('+')}`);
    const atRest = await loadedScripts(visitor);
    assertWithin(context, 'first view', atRest, firstView);
    if (firstTouch === undefined) return;
    traffic.at = performance.now();
    await visitor.evaluates(`document.querySelector('foyer-${elements[0] ?? ''}').focus()`);
    const later = (await loadedScripts(visitor)).filter((file) => !atRest.includes(file));
    assertWithin(context, 'first touch', later, firstTouch);
  });
}

test('a page that a server rendered loads no more than its budget', { timeout: 30_000 }, async (context) => {
  // From localhost, the owner's notes would load the widgets.
  const distant = new URL(origin);
  distant.hostname = 'weidner.example';
  const guest = await startVisitor('chromium', { width: 412, height: 823, site: distant });
  assert.ok(guest);
  context.after(() => guest.leaves());
  await guest.opens(`${distant.origin}/rendered`);
  assertWithin(context, 'first view', await scriptsAtRest(guest), rendered.firstView);
});
