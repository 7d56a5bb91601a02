// The theme studio: what is set is seen at once, with its contrast, and is taken home as CSS and design tokens.
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, publicUrl } from '../../docs/testing/browser.ts';
import { type ServedSite, serveDist } from '../../docs/testing/serve-dist.ts';
import { eventually } from './eventually.ts';

const PATIENCE_MS = 8000;
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

async function opens(context: TestContext, query = ''): Promise<Page> {
  const visit = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  context.after(() => visit.close());
  visit.setDefaultTimeout(PATIENCE_MS);
  const page = await visit.newPage();
  await page.goto(`${publicUrl(docs.url)}/theme-studio/${query}`);
  return page;
}

/** Light and dark figure of a pair. */
async function figures(page: Page, pair: string): Promise<readonly string[]> {
  const row = page.getByRole('row', { name: new RegExp(`^${pair} needs`) });
  return row.getByRole('cell').allTextContents();
}

const says = (page: Page, sentence: string) => page.getByText(sentence, { exact: true }).first().waitFor();

test("Foyer's own look has the figures that its style sheet was made for, and those before the script are the same", async (context) => {
  const page = await opens(context);
  await says(page, 'Every pair reaches what WCAG asks for.');
  const written = await page.getByRole('cell').allTextContents();
  await page.mouse.move(9, 9);
  // What the script has measured.
  await page.locator('.tokens-code', { hasText: '#ff' }).waitFor({ state: 'attached' });
  await eventually('figures as written', async () => {
    const measured = await page.getByRole('cell').allTextContents();
    return measured.join() === written.join() ? true : undefined;
  });
  assert.deepEqual(await figures(page, 'Text'), ['16.47:1', '14.42:1']);
  assert.deepEqual(await figures(page, 'Text on the accent'), ['7.67:1', '11.64:1']);
  const cells = await page.getByRole('cell').allTextContents();
  assert.equal(cells.length, 26);
  assert.ok(
    cells.every((cell) => Number.parseFloat(cell) >= 3),
    cells.join(),
  );
});

test('a color that is set changes widgets and figures, and one that is too faint is named', async (context) => {
  const page = await opens(context);
  await page.getByLabel('Muted text', { exact: true }).fill('#aaaaaa');
  // On the box and on the tinted panel, in the light.
  await says(page, '2 figures are too low.');
  assert.deepEqual(await figures(page, 'Muted text'), ['2.32:1 – too low', '7.44:1']);
  assert.match(page.url(), /\?--foyer-muted=%23aaaaaa$/);
  const card = page.locator('foyer-contact-card').first();
  const color = await card.evaluate((widget) => getComputedStyle(widget).getPropertyValue('--foyer-muted'));
  assert.equal(color, '#aaaaaa');

  await page.getByLabel('Muted text', { exact: true }).fill('grayish');
  await page.getByText('“grayish” was not taken. Allowed: a CSS color').first().waitFor();
  assert.match(page.url(), /aaaaaa$/);
});

test('a pasted style sheet gives the look, and names what could not be read', async (context) => {
  const page = await opens(context);
  await page.getByText('Take over from CSS').click();
  await page.getByLabel('CSS of your page').fill(`@import "x.css";
    :root { --brand: #7a1f5c } .dark { --brand: #f2b8dc }
    body { font-family: Georgia, serif; color: var(--ink) } .btn { background: var(--brand) } }{`);
  await page.getByRole('button', { name: 'Read it' }).click();
  await says(page, 'Taken over: 2');
  await page.getByText('Line 1: nothing is loaded').waitFor();
  await page.getByText('Line 3: a variable in it is not among what you pasted').waitFor();
  assert.equal(await page.getByLabel('Accent', { exact: true }).inputValue(), 'light-dark(#7a1f5c, #f2b8dc)');
  await page.getByRole('button', { name: 'Copy CSS' }).click();
  await says(page, 'Copied.');
  assert.equal(
    await page.evaluate('navigator.clipboard.readText()'),
    ':root {\n  --foyer-accent: light-dark(#7a1f5c, #f2b8dc);\n  --foyer-font: Georgia, serif;\n}\n',
  );
});

test('a finished theme is a start; it goes home as tokens and into the configurator', async (context) => {
  const page = await opens(context, '?theme=newspaper&--foyer-accent=light-dark(navy,%20%239cf)&--foyer-space=loud');
  await page.getByText('“loud” was not taken.').first().waitFor();
  await says(page, 'Every pair reaches what WCAG asks for.');
  await page.getByRole('button', { name: 'Copy design tokens' }).click();
  await says(page, 'Copied.');
  const { foyer } = JSON.parse(String(await page.evaluate('navigator.clipboard.readText()')));
  assert.equal(foyer.light.accent.$value.hex, '#000080');
  assert.equal(foyer.light['on-accent'].$value.hex, '#ffffff');
  assert.deepEqual(foyer.radius.$value, { value: 0, unit: 'px' });
  await page.getByText('The format has no form for these values').waitFor();

  await page.getByRole('link', { name: 'Use this look in the configurator' }).click();
  await page.getByText('--foyer-accent: light-dark(navy, #9cf);').waitFor();
  assert.equal(await page.getByLabel('Finished theme').inputValue(), 'newspaper');
  await page.getByRole('link', { name: 'All properties' }).click();
  await page.waitForURL(/theme-studio\/\?theme=newspaper&--foyer-accent=/);
});
