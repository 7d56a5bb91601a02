// `pnpm --filter @foyer/bench wordpress-paste`: an editor pastes a tag into a new page of a real WordPress and publishes
// it, a visitor writes, and the message is a row of the site. Writes results.md. FOYER_WORDPRESS names another WordPress
// than Debian's. Needs `pnpm build:cdn`.
import { findChromium } from '@foyer/testing/node/browsers.ts';
import { type Browser, chromium, type Page } from 'playwright-core';
import { writesToCard } from '@foyer/wordpress/testing/card.ts';
import { missingForWordPress, startWordPress, type WordPress } from '@foyer/wordpress/testing/wordpress.ts';
import { table } from './ready/report.ts';
import { writeChapter } from './results.ts';

const RUNS = 5;
const TAG = '<foyer-contact-card name="Katrin Weidner" heading="Write to us"></foyer-contact-card>';
const STEPS = [
  'the tag is a block with its picture',
  'the page is published',
  'the visitor sees it',
  'the message is a row',
];

const missing = missingForWordPress();
if (missing) throw new Error(`no WordPress to measure: ${missing}`);

const { args, env, executablePath } = await findChromium();
const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
const site = await startWordPress();
const version = await site.php("echo $GLOBALS['wp_version'];");
try {
  const editor = await logIn(browser, site);
  const rounds: number[][] = [];
  for (let run = 0; run < RUNS; run += 1) rounds.push(await measure(editor, browser, site, `Message ${run}`));
  await writeChapter(chapter(rounds));
} finally {
  await browser.close();
  await site.stop();
}

async function logIn(from: Browser, { url }: WordPress): Promise<Page> {
  const context = await from.newContext({ viewport: { width: 1300, height: 900 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: url });
  const page = await context.newPage();
  await page.goto(`${url}/wp-login.php`);
  await page.fill('#user_login', 'editor');
  await page.fill('#user_pass', 'editor');
  await page.click('#wp-submit');
  await page.waitForURL(/wp-admin/);
  return page;
}

/** Seconds from the key that pastes to each step. */
async function measure(editor: Page, from: Browser, { url, php }: WordPress, message: string): Promise<number[]> {
  await opensPage(editor, url);
  const start = performance.now();
  const times: number[] = [];
  const done = () => times.push((performance.now() - start) / 1000);
  await editor.keyboard.press('Control+V');
  await editor.waitForFunction(`[document, document.querySelector('iframe[name="editor-canvas"]')?.contentDocument]
    .some((page) => page?.querySelector('foyer-contact-card')?.shadowRoot?.querySelector('form'))`);
  done();
  await editor.locator('.editor-post-publish-panel__toggle').click();
  await editor.locator('.editor-post-publish-panel .editor-post-publish-button').click();
  await editor.waitForFunction("wp.data.select('core/editor').isCurrentPostPublished()");
  const address = String(await editor.evaluate("wp.data.select('core/editor').getPermalink()"));
  done();
  const visitor = await (await from.newContext()).newPage();
  await visitor.goto(address);
  await visitor.locator('foyer-contact-card input#email').waitFor();
  done();
  await writesToCard(visitor, message);
  const found = await php(
    `echo $wpdb->get_var("SELECT fields FROM {$wpdb->prefix}foyer_messages ORDER BY id DESC LIMIT 1");`,
  );
  if (!found.includes(message)) throw new Error(`the last row is ${found}`);
  done();
  await visitor.context().close();
  return times;
}

/** An empty page, the cursor in its first paragraph, and the tag in the clipboard. */
async function opensPage(editor: Page, url: string): Promise<void> {
  editor.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  await editor.goto(`${url}/wp-admin/post-new.php?post_type=page`);
  await editor.waitForFunction("window.wp?.blocks?.getBlockType('foyer/contact-card')");
  await editor.evaluate(`navigator.clipboard.writeText(${JSON.stringify(TAG)})`);
  // A guide, and patterns to choose from, greet whoever opens a new page.
  const greeting = editor.locator('.components-modal__screen-overlay');
  const greets = () =>
    greeting
      .first()
      .waitFor({ timeout: 2_000 })
      .then(
        () => true,
        () => false,
      );
  while (await greets()) {
    // One closes while the next one opens.
    await greeting
      .last()
      .getByRole('button', { name: 'Close' })
      .click({ timeout: 2_000 })
      .catch(() => undefined);
  }
  await editor.evaluate(`(() => {
    wp.data.dispatch('core/editor').editPost({ title: 'Contact' });
    wp.data.dispatch('core/block-editor').insertBlock(wp.blocks.createBlock('core/paragraph'));
  })()`);
  await editor.waitForTimeout(500);
}

function chapter(rounds: readonly number[][]): string {
  const rows = STEPS.map((step, index) => {
    const times = rounds.map((round) => round[index] ?? Number.NaN).toSorted((a, b) => a - b);
    const [median, slowest] = [times[Math.floor(times.length / 2)], times.at(-1)];
    return [step, `${median?.toFixed(1)} s`, `${slowest?.toFixed(1)} s`];
  });
  return `# From a paste in WordPress to the row

\`pnpm --filter @foyer/bench wordpress-paste\`, WordPress ${version}, ${RUNS} times, from the key that pastes; the row is found by a query.

${table(['step', 'median', 'slowest'], rows)}`;
}
