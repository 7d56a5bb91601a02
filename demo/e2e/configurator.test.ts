// From the documentation to a stored message: somebody opens the docs, chooses in the configurator, copies the snippet, pastes
// it into a page of their own and gets a message. Needs the built docs; in Chromium alone, which lets a test read the clipboard.
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../docs/testing/browser.ts';
import { type ServedSite, serveDist } from '../../docs/testing/serve-dist.ts';
import { startDocs } from './docs-site.ts';
import { storedWith } from './owner.ts';
import { type Answer, startPages } from './pages.ts';
import { siteOfThisFile } from './story.ts';

const PATIENCE_MS = 8000;
const site = siteOfThisFile();
let docs: ServedSite;
let browser: Browser;

before(async () => {
  docs = await serveDist();
  browser = await launchBrowser(docs.url);
});

after(async () => {
  await browser.close();
  await docs.stop();
});

interface Visit {
  readonly page: Page;
  readonly url: string;
  /** What was refused or thrown. */
  readonly troubles: readonly string[];
}

/** Opens a page of the docs, with a clipboard. `wait` holds its files back. */
async function opensDocs(context: TestContext, path: string, wait?: (path: string) => Promise<void>): Promise<Visit> {
  const url = await startDocs(context, docs.url, wait);
  const visit = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'], locale: 'de' });
  context.after(() => visit.close());
  visit.setDefaultTimeout(PATIENCE_MS);
  const page = await visit.newPage();
  const troubles: string[] = [];
  page.on('pageerror', ({ message }) => void troubles.push(message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) troubles.push(message.text());
  });
  await page.goto(url + path, wait ? { waitUntil: 'commit' } : {});
  return { page, url, troubles };
}

const copied = (page: Page) => page.evaluate<string>('navigator.clipboard.readText()');

/** Copies, and waits for what a screen reader says about it. */
async function copies(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Kopieren', exact: true }).click();
  await page.getByText('Kopiert. Fügen Sie den Code dort ein').waitFor();
  return copied(page);
}

/** A page of the owner's, with the snippet in it. */
async function pastes(
  context: TestContext,
  { snippet, policy = '' }: { snippet: string; policy?: string },
): Promise<Page> {
  const answer: Answer = (response) => {
    if (policy !== '') response.setHeader('Content-Security-Policy', policy);
    response.end(
      `<!doctype html><html lang="de"><meta charset="utf-8"><title>Eine Seite</title><body>${snippet}<p>Danach.</p></body></html>`,
    );
  };
  const { url } = await startPages(context, { '/': answer, '/favicon.ico': '' });
  const visit = await browser.newContext({ locale: 'de' });
  context.after(() => visit.close());
  visit.setDefaultTimeout(PATIENCE_MS);
  const page = await visit.newPage();
  await page.goto(url);
  return page;
}

async function sends(page: Page, message: string): Promise<void> {
  await page.getByLabel('E-Mail').fill('lena@example.org');
  await page.getByLabel('Nachricht').fill(message);
  const sum = page.getByText(/^\d \+ \d =/);
  await sum.waitFor();
  const [, a, b] = /(\d) \+ (\d)/.exec(await sum.innerText()) ?? [];
  await page.getByLabel('Kurze Rechenfrage').fill(String(Number(a) + Number(b)));
  await page.getByRole('button', { name: 'Nachricht senden' }).click();
  await page.getByText('Danke, Ihre Nachricht ist angekommen.').waitFor();
}

test('from opening the docs to a message in the database', async (context) => {
  const started = performance.now();
  const { page, troubles } = await opensDocs(context, '/de/');
  await page.getByRole('link', { name: 'Konfigurator' }).first().click();
  await page.getByLabel('Adresse', { exact: true }).fill(`${site().endpointUrl}/contact`);
  await page.getByLabel('Überschrift', { exact: true }).fill('Rufen Sie uns "jederzeit" an');
  await page.getByLabel('Telefon', { exact: true }).first().fill('');
  await page.getByLabel('Akzent', { exact: true }).fill('#7a1f5c');
  const snippet = await copies(page);
  context.diagnostic(
    `${((performance.now() - started) / 1000).toFixed(1)} s from opening the docs to the copied snippet`,
  );
  assert.deepEqual(troubles, []);

  const owners = await pastes(context, { snippet });
  await owners.getByRole('heading', { name: 'Rufen Sie uns "jederzeit" an' }).waitFor();
  const button = owners.getByRole('button', { name: 'Nachricht senden' });
  assert.equal(await button.evaluate((element) => getComputedStyle(element).backgroundColor), 'rgb(122, 31, 92)');
  await sends(owners, 'Aus dem Konfigurator');
  assert.equal(storedWith(site(), 'Aus dem Konfigurator').length, 1);
});

test('with hashes and the printed policy the page runs what was printed, and refuses nothing', async (context) => {
  const query = new URLSearchParams({
    endpoint: `${site().endpointUrl}/contact`,
    '--foyer-radius': '0',
    policy: 'true',
    hashes: 'true',
  });
  const { page } = await opensDocs(context, `/de/configure/?${query.toString()}`);
  const header = page.getByText(/^Content-Security-Policy: /);
  // The endpoint compresses its files before it first lists their hashes.
  await header.waitFor({ timeout: 30_000 });
  const snippet = await copies(page);
  assert.match(snippet, /^<script type="importmap">\{"integrity":/);
  await page.getByRole('button', { name: /^Kopieren: Header/ }).click();
  await page.getByText('Kopiert.').first().waitFor();
  const policy = (await copied(page)).replace('Content-Security-Policy: ', '');

  const owners = await pastes(context, { snippet, policy });
  const refused: string[] = [];
  owners.on('console', (message) => void (message.type() === 'error' && refused.push(message.text())));
  await owners.reload();
  await sends(owners, 'Unter der gedruckten Regel');
  assert.equal(storedWith(site(), 'Unter der gedruckten Regel').length, 1);
  assert.deepEqual(refused, []);
});

test('a rendered snippet is there before JavaScript', async (context) => {
  const query = new URLSearchParams({ endpoint: `${site().endpointUrl}/contact`, prerendered: 'true' });
  const { page } = await opensDocs(context, `/de/configure/?${query.toString()}`);
  const snippet = await copies(page);
  assert.match(snippet, /<template shadowrootmode="open">/);
  const owners = await pastes(context, { snippet: snippet.replace(/<script[^>]*><\/script>/, '') });
  await owners.getByRole('button', { name: 'Nachricht senden' }).waitFor();
});

test('an address with rubbish opens with defaults and says so beside the fields', async (context) => {
  const rubbish = '?consent=vielleicht&nonsense=1&name=<img src=x onerror=alert(1)>';
  const { page, troubles } = await opensDocs(context, `/de/configure/${rubbish}`);
  await page.getByText('„vielleicht“ wurde nicht übernommen. Erlaubt: notice, checkbox, none.').first().waitFor();
  await page.getByText('Diese Einstellung hat das Widget nicht.').waitFor();
  const consent = page.getByLabel('Hinweis zum Datenschutz');
  assert.equal(await consent.inputValue(), '');
  const described = await consent.getAttribute('aria-describedby');
  assert.match((await page.locator(`#${described}`).textContent()) ?? '', /^In der Adresse: „vielleicht“/);
  assert.equal(await page.locator('.workbench img').count(), 0);
  assert.deepEqual(troubles, []);

  const address = page.getByLabel('Adresse', { exact: true });
  await address.fill('javascript:alert(1)');
  assert.equal(await address.getAttribute('aria-invalid'), 'true');
  await page.getByText('Nicht im Code, weil abgelehnt: Adresse.').waitFor();
  assert.doesNotMatch(await copies(page), /javascript:/);
});

test('everything can be done with the keyboard', async (context) => {
  const { page } = await opensDocs(context, '/de/configure/');
  await page.getByRole('tab', { name: 'Skript-Tag' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('tab', { selected: true, name: 'React' }).waitFor();
  await page.keyboard.press('End');
  await page.getByRole('tab', { selected: true, name: 'Shortcode' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate('document.activeElement.textContent'), 'Kopieren');
  await page.keyboard.press('Enter');
  await page.getByText('Kopiert.').waitFor();
  assert.match(await copied(page), /^\[foyer-contact-card /);
  assert.match(page.url(), /\?as=shortcode$/);
});

test('a press before any script of the page is there counts, too', async (context) => {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const { page } = await opensDocs(context, '/de/configure/', async (path) => {
    if (path.endsWith('.js')) await gate;
  });
  await page.getByRole('tab', { name: 'Shortcode' }).click();
  await page.getByLabel('Name', { exact: true }).first().fill('Zoë');
  open();
  await page.getByText(/^\[foyer-contact-card .*name="Zoë"/).waitFor();
});
