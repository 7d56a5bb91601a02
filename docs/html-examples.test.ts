// Every HTML example of the documentation is put into a page, as a reader pastes it, and shows its widgets without a word of
// theirs on the console.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findChromium } from '@foyer/testing/node/browsers.ts';
import { type Browser, chromium, type Route } from 'playwright-core';
import { type Fence, fencesOf } from './testing/fences.ts';

const cdn = fileURLToPath(new URL('.', import.meta.resolve('@foyer/elements/cdn/foyer.js')));
const PAGE = 'https://www.example.org/';
const SCRIPT =
  '<script type="module" src="https://forms.example.org/foyer.js" data-server="https://forms.example.org"></script>';
const FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Blog',
  items: [{ id: '1', title: 'First', url: 'https://www.example.org/first', date_published: '2026-11-01T09:00:00Z' }],
});

const POSTS = JSON.stringify([
  { id: 1, date_gmt: '2026-11-01T09:00:00', link: 'https://www.example.org/first', title: { rendered: 'First' } },
]);

const hasWidgets = ({ code }: Fence) => /<foyer-|data-foyer=/.test(code);
const langOf = ({ file }: Fence) => (file.includes('/de/') ? 'de' : 'en');

/** Examples that can stand on one page: in the same language, and with the same options of their script. */
function pagesOf(examples: readonly Fence[]): readonly (readonly Fence[])[] {
  const options = (one: Fence) => [...one.code.matchAll(/<(?:script|meta|link|style)\b[^>]*>/g)].join(' ');
  return [...Map.groupBy(examples, (one) => `${langOf(one)} ${options(one)}`).values()];
}

function htmlOf(examples: readonly Fence[]): string {
  const [lang = ''] = examples.map(langOf);
  const code = examples.map((one) => one.code).join('\n<hr>\n');
  const script = /<script[^>]+\/foyer[\w.-]*\.js/.test(code) ? '' : SCRIPT;
  return `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Page</title>${script}<body>${code}`;
}

/** Hosts of the examples do not exist: the endpoint and the mirror give script files, feeds are one post, pictures are none. */
async function answer(route: Route, html: string): Promise<void> {
  const url = new URL(route.request().url());
  const file = join(cdn, url.pathname.replace(/^.*\//, ''));
  const headers = { 'Access-Control-Allow-Origin': '*' };
  if (url.href === PAGE) await route.fulfill({ contentType: 'text/html', body: html });
  else if (url.pathname.endsWith('.js') && existsSync(file)) {
    await route.fulfill({ contentType: 'text/javascript', body: readFileSync(file), headers });
  } else if (url.pathname.startsWith('/wp-json/')) {
    await route.fulfill({ contentType: 'application/json', body: POSTS, headers });
  } else if (/feed|posts|\.xml|\.json/.test(url.pathname)) {
    await route.fulfill({ contentType: 'application/feed+json', body: FEED, headers });
  } else await route.fulfill({ status: 404, headers });
}

let browser: Browser;

before(async () => {
  const { executablePath, args, env } = await findChromium();
  browser = await chromium.launch({ executablePath, args, ...(Object.keys(env).length > 0 && { env }) });
});

after(() => browser.close());

/** Widgets that are not drawn, in the words of the page. Runs in the page until all are. */
const UNDRAWN = `(() => {
  const widgets = [...document.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('foyer-'));
  const hosts = [...document.querySelectorAll('[data-foyer]')].filter((host) => !host.querySelector(':scope > [class], :scope > *'));
  return [...widgets.filter(({ shadowRoot }) => !shadowRoot?.childElementCount), ...hosts].map(({ outerHTML }) => outerHTML.slice(0, 90));
})()`;

async function mistakesOn(examples: readonly Fence[]): Promise<string[]> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const said: string[] = [];
    page.on('console', (message) => {
      if (/^(?:error|warning)$/.test(message.type()) && /foyer/i.test(message.text())) said.push(message.text());
    });
    page.on('pageerror', ({ message }) => said.push(message));
    await context.route('**/*', (route) => answer(route, htmlOf(examples)));
    await page.goto(PAGE, { waitUntil: 'load' });
    const undrawn = await page.waitForFunction(`${UNDRAWN}.length === 0`, undefined, { timeout: 8000 }).then(
      () => [],
      async () => page.evaluate<string[]>(UNDRAWN),
    );
    // What a widget has to say comes when the browser has nothing else to do.
    await page.evaluate('new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 150)))');
    return [...said, ...undrawn.map((html) => `not drawn: ${html}`)];
  } finally {
    await context.close();
  }
}

test('widgets in examples are drawn, and have nothing to complain about', async (context) => {
  const examples = fencesOf('html').filter(hasWidgets);
  const pages = pagesOf(examples);
  context.diagnostic(`${examples.length} of ${fencesOf('html').length} examples, ${pages.length} pages`);
  const found: string[] = [];
  for (const together of pages) {
    const mistakes = await mistakesOn(together);
    // Alone, each example answers for itself.
    for (const one of mistakes.length > 0 ? together : []) {
      found.push(...(await mistakesOn([one])).map((mistake) => `${one.place}: ${mistake}`));
    }
    if (mistakes.length > 0 && found.length === 0) found.push(...mistakes);
  }
  assert.deepEqual(found, []);
});
