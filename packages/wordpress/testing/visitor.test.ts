// Visitors of a WordPress as owners have them: other themes, page caches, blocked REST API, no cron.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findChromium } from '@foyer/testing/node/browsers.ts';
import { type Browser, chromium, type Page } from 'playwright-core';
import { writesToCard } from './card.ts';
import { missingForWordPress, startWordPress, withoutTheme, type WordPress } from './wordpress.ts';

const skip = missingForWordPress() ?? false;
const options = { skip, timeout: 120_000 };

let site: WordPress;
let browser: Browser;

/** As "Disable REST API" and its like do it. */
const restBlocked = `<?php add_filter('rest_authentication_errors', static fn($error) =>
  is_user_logged_in() ? $error : new WP_Error('rest_disabled', 'The REST API is disabled.', array('status' => 401)));`;

const widgets = [
  '<!-- wp:paragraph --><p>Before.</p><!-- /wp:paragraph -->',
  '<!-- wp:foyer/contact-card {"heading":"Write to us","name":"Katrin Weidner","job-title":"Owner","phone":"+49 711 2345678","email":"k@weidner.example"} /-->',
  '<!-- wp:paragraph --><p>Between.</p><!-- /wp:paragraph -->',
  '[foyer-newsletter-signup frequency="monthly"]',
  '<!-- wp:foyer/cta-banner {"heading":"Two days in May","label":"Come along","href":"/may"} /-->',
  '<!-- wp:paragraph --><p>After.</p><!-- /wp:paragraph -->',
].join('\n\n');

before(
  async () => {
    if (skip !== false) return;
    const { args, env, executablePath } = await findChromium();
    site = await startWordPress({
      files: { 'mu-plugins/rest-blocked.php': restBlocked },
      constants: { DISABLE_WP_CRON: true },
    });
    browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
  },
  { timeout: 180_000 },
);

after(async () => {
  await browser?.close();
  await site?.stop();
});

async function publishes(content: string): Promise<string> {
  const text = content.replaceAll(/[\\']/g, String.raw`\$&`);
  return site.php(`kses_remove_filters(); echo get_permalink(wp_insert_post(wp_slash(
    ['post_type' => 'page', 'post_title' => 'Page', 'post_status' => 'publish', 'post_content' => '${text}'])));`);
}

async function opens(width = 1100): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  return context.newPage();
}

/** Adds up what moves, as the browser counts it; `moved` says what. */
const countShifts = `window.shift = 0; window.moved = [];
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) { shift += entry.value;
    for (const { node, previousRect, currentRect } of entry.sources) moved.push([node?.nodeName, previousRect.y, currentRect.y, previousRect.height, currentRect.height].join(' '));
  } }).observe({ type: 'layout-shift', buffered: true });`;

for (const theme of ['twentytwentythree', 'twentytwentyone']) {
  for (const width of [320, 1100]) {
    const themed = { ...options, skip: skip || withoutTheme(theme) };
    test(`nothing moves when the script comes, in ${theme} at ${width} px`, themed, async () => {
      const page = await opens(width);
      await page.addInitScript(countShifts);
      await page.route(/foyer[^/]*\.js$/, async (route) => {
        // The visitor sees the page before.
        await new Promise((resolve) => setTimeout(resolve, 300));
        await route.continue();
      });
      await site.php(`switch_theme('${theme}');`);
      for (const one of widgets.split('\n\n').filter((line) => line.includes('foyer'))) {
        await page.goto(await publishes(`<p>Before.</p>\n\n${one}\n\n<p>After.</p>\n\n<p>And more.</p>`));
        await page.waitForFunction("document.querySelectorAll(':not(:defined)').length === 0");
        await page.waitForTimeout(500);
        const shift = Number(await page.evaluate('shift'));
        assert.ok(shift <= 0.02, `${one}: ${shift} ${String(await page.evaluate('moved.join(", ")'))}`);
      }
      await page.context().close();
    });
  }
}

for (const teaser of [
  { count: '3', heading: 'News' },
  { count: '7', 'more-href': '/blog' },
  { count: '10' },
  { count: '23' },
  { count: '50', heading: 'News', layout: 'grid', align: 'full' },
  { count: '2', variant: 'plain' },
  { count: '4', heading: 'News', layout: 'grid' },
  { count: '7', layout: 'grid', align: 'full' },
  { count: '5', layout: 'grid', variant: 'plain', align: 'full' },
  { count: '2', layout: 'feature', align: 'full' },
  { count: '2', layout: 'feature', images: 'none' },
]) {
  test(
    `a teaser with ${JSON.stringify(teaser)} is as high before the script as while its feed loads`,
    options,
    async () => {
      await site.php("switch_theme('twentytwentythree');");
      const url = await publishes(`<!-- wp:foyer/blog-teaser ${JSON.stringify({ src: '/feed/', ...teaser })} /-->`);
      for (const width of [320, 600, 1100]) {
        const page = await opens(width);
        const script = Promise.withResolvers<void>();
        await page.route(/scripts\/foyer[^/]*\.js/, async (route) => {
          await script.promise;
          await route.continue();
        });
        // It never comes.
        await page.route(/\/feed\/$/, () => undefined);
        await page.goto(url, { waitUntil: 'commit' });
        const height = async () => (await page.locator('foyer-blog-teaser').boundingBox())?.height ?? 0;
        await page.waitForFunction('document.styleSheets.length > 2 && document.querySelector("foyer-blog-teaser")');
        const before = await height();
        script.resolve();
        await page.waitForFunction("document.querySelectorAll(':not(:defined)').length === 0");
        await page.waitForFunction('document.querySelector("foyer-blog-teaser").shadowRoot.querySelector(".skeleton")');
        assert.ok(Math.abs((await height()) - before) < 4, `${width} px: ${before}, then ${await height()}`);
        await page.context().close();
      }
    },
  );
}

const stored = () =>
  site.php('echo implode("\\n", $wpdb->get_col("SELECT fields FROM {$wpdb->prefix}foyer_messages"));');

test('a page that a cache has kept for a week still sends, while the REST API is blocked', options, async () => {
  const url = await publishes('[foyer-contact-card name="Katrin"]');
  const [first, second] = [await (await fetch(url)).text(), await (await fetch(url)).text()];
  assert.equal(first, second);
  assert.equal((await fetch(`${site.url}/wp-json/wp/v2/posts`)).status, 401);
  const card = /<foyer-contact-card[^]*<\/foyer-contact-card>/.exec(first)?.[0] ?? '';
  assert.doesNotMatch(card, /nonce|token/);
  // All keys of the site are new meanwhile, as after "Log out everywhere".
  await site.php("delete_site_option('auth_salt'); delete_site_option('auth_key'); delete_site_option('nonce_salt');");
  const page = await opens();
  await page.route(url, (route) => route.fulfill({ contentType: 'text/html', body: first }));
  await page.goto(url);
  await writesToCard(page, 'From yesterday');
  assert.match(await stored(), /From yesterday/);
});

test('a form without JavaScript asks its question, and stores', options, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(await publishes('[foyer-contact-card name="Katrin"]'));
  await page.locator('[name=email]').fill('lena@example.org');
  await page.locator('[name=message]').fill('Without a script');
  await page.locator('foyer-contact-card button').click();
  await page.locator('input[name="foyer.answer"]').waitFor();
  const [, a, b] = /What is (\d) plus (\d)\?/.exec((await page.textContent('form')) ?? '') ?? [];
  await page.locator('input[name="foyer.answer"]').fill(String(Number(a) + Number(b)));
  await page.getByRole('button').click();
  await page.waitForURL(/thanks/);
  assert.match(await stored(), /Without a script/);
  await context.close();
});

test('the log of WP_DEBUG names nothing of the plugin', options, async () => {
  const log = await site.php('echo @file_get_contents(WP_DEBUG_LOG);');
  assert.deepEqual(
    log.split('\n').filter((line) => line.includes('foyer-forms')),
    [],
  );
});

test('a page in another language than the site has it in widget, fallback and question', options, async () => {
  // As plugins for several languages do it.
  await site.php(`update_option('WPLANG', 'de_DE'); file_put_contents(WP_CONTENT_DIR . '/mu-plugins/languages.php',
    '<?php add_filter("locale", fn($locale) => isset($_GET["in"]) ? "en_US" : $locale);');`);
  const german = await publishes('[foyer-newsletter-signup frequency="monthly"]');
  const contextOf = (javaScriptEnabled: boolean) => browser.newContext({ javaScriptEnabled, locale: 'fr-FR' });
  for (const [url, lang, words] of [
    [german, 'de-DE', { send: /Newsletter/, locale: 'de', question: /Wie viel ist/ }],
    [`${german}?in=en`, 'en-US', { send: /Request the newsletter/, locale: 'en', question: /What is/ }],
  ] as const) {
    const page = await (await contextOf(true)).newPage();
    await page.goto(url);
    assert.equal(await page.getAttribute('html', 'lang'), lang);
    await page.locator('foyer-newsletter-signup').getByRole('button', { name: words.send }).waitFor();
    await page.context().close();
    const plain = await (await contextOf(false)).newPage();
    await plain.goto(url);
    assert.equal(await plain.inputValue('[name="foyer.locale"]'), words.locale);
    await plain.fill('[name=email]', 'lena@example.org');
    await plain.check('[name="foyer.consent"]');
    await plain.locator('foyer-newsletter-signup button').click();
    assert.match((await plain.textContent('form')) ?? '', words.question);
    await plain.context().close();
  }
  await site.php("unlink(WP_CONTENT_DIR . '/mu-plugins/languages.php'); update_option('WPLANG', '');");
});

test(
  'a page from right to left has widgets from right to left, and nothing is wider than the page',
  options,
  async () => {
    await site.php("update_option('WPLANG', 'he_IL');");
    const url = await publishes(widgets);
    for (const width of [320, 1100]) {
      const page = await opens(width);
      await page.goto(url);
      await page.waitForFunction("document.querySelectorAll(':not(:defined)').length === 0");
      assert.equal(await page.getAttribute('html', 'dir'), 'rtl');
      assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= width);
      const { label, field } = await page.evaluate<{ label: number; field: number }>(`(() => {
      const root = document.querySelector('foyer-contact-card').shadowRoot;
      const right = (selector) => root.querySelector(selector).getBoundingClientRect().right;
      return { label: right('label[for=message]'), field: right('#message') };
    })()`);
      assert.ok(Math.abs(label - field) < 2, `label ends at ${label}, field at ${field}`);
      await page.context().close();
    }
    await site.php("update_option('WPLANG', '');");
  },
);
