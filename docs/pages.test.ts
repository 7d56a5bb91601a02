// The pages in a browser: none is wider than a phone, and axe finds nothing on one of each kind, where no table hides a column.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser, publicUrl } from './testing/browser.ts';
import { type ServedSite, serveDist } from './testing/serve-dist.ts';
import { pagePaths } from './testing/site.ts';

const PHONE = { width: 320, height: 700 };
const DESKTOP = { width: 1100, height: 800 };
const AT_ONCE = 4;

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

let site: ServedSite;
let browser: Browser;

before(async () => {
  site = await serveDist();
  browser = await launchBrowser(site.url);
});

after(async () => {
  await browser.close();
  await site.stop();
});

async function inPage(options: BrowserContextOptions, visit: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext(options);
  try {
    await visit(await context.newPage());
  } finally {
    await context.close();
  }
}

const open = (page: Page, path: string) => page.goto(`${publicUrl(site.url)}${path}`, { waitUntil: 'load' });

/** The page, if it is wider than its window. */
async function excessOf(page: Page, path: string): Promise<string[]> {
  const excess = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  return excess === 0 ? [] : [`${path}: ${String(excess)} px too wide`];
}

/** Its tables that hide columns although there is room. */
async function scrollingTablesOf(page: Page, path: string): Promise<string[]> {
  const hides = '(one) => innerWidth > 1000 && one.scrollWidth > one.clientWidth';
  const count = await page.evaluate(`[...document.querySelectorAll('main table')].filter(${hides}).length`);
  return count === 0 ? [] : [`${path}: a table scrolls sideways`];
}

test('no page scrolls sideways on a phone of 320 px', async () => {
  const waiting = [...pagePaths];
  const tooWide: string[] = [];
  const visitAll = async (page: Page) => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      await open(page, path);
      tooWide.push(...(await excessOf(page, path)));
    }
  };
  // Widgets are rendered into the pages; the pages of each kind below have their scripts too.
  const options = { viewport: PHONE, javaScriptEnabled: false };
  await Promise.all(Array.from({ length: AT_ONCE }, () => inPage(options, visitAll)));
  assert.deepEqual(tooWide, []);
});

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** One page of each kind. */
const KINDS = [
  '/',
  '/de/',
  '/elements/contact-card/',
  '/de/start/theming/',
  '/start/no-jump/',
  '/de/endpoint/forms/',
  '/configure/',
  '/de/configure/',
  '/theme-studio/',
  '/de/theme-studio/',
];

for (const [colorScheme, viewport] of [
  ['light', PHONE],
  ['dark', DESKTOP],
] as const) {
  test(`axe finds nothing, and no table hides a column, on one page of each kind, ${colorScheme}, ${viewport.width} px wide`, async () => {
    const found: string[] = [];
    // No animation: axe would meet colors that are halfway to others.
    await inPage({ viewport, colorScheme, reducedMotion: 'reduce' }, async (page) => {
      for (const path of KINDS) {
        await open(page, path);
        found.push(...(await excessOf(page, path)), ...(await scrollingTablesOf(page, path)));
        await page.evaluate(axe);
        const violations = await page.evaluate<Violation[]>('axe.run().then((results) => results.violations)');
        found.push(
          ...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${path}: ${id} ${target.join(' ')}`)),
        );
      }
    });
    assert.deepEqual(found, []);
  });
}

test('the landing page shows that "sent" waits for the receipt', async () => {
  await inPage({ viewport: DESKTOP, locale: 'en' }, async (page) => {
    await open(page, '/');
    await page.getByText('The answer gets lost').click();
    await page.getByRole('button', { name: 'Send message' }).first().click();
    await page.getByText('the answer never got back').waitFor();
    assert.equal(await page.getByText('your message has arrived').count(), 0);
    await page.getByText('your message has arrived').waitFor();
    await page.getByText('stored once').waitFor();
    assert.equal(await page.locator('[data-stage] ol li').count(), 1);

    await page.getByText('Server only says OK').click();
    await page.getByRole('button', { name: 'Send message' }).first().click();
    await page.getByText('We are not sure').waitFor();
    assert.equal(await page.locator('[data-stage] ol li').count(), 1);
  });
});
