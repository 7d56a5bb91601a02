// Beside plugins of others: a page cache, one that closes the REST API, and an optimizer. Their code is not in this
// repository: FOYER_WORDPRESS_PLUGINS names a folder with `wp-super-cache`, `disable-json-api` and `autoptimize`.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { solveCaptcha } from '@foyer/protocol/conformance';
import { findChromium } from '@foyer/testing/node/browsers.ts';
import { type Browser, chromium } from 'playwright-core';
import { writesToCard } from './card.ts';
import { missingForWordPress, startWordPress, type WordPress } from './wordpress.ts';

const folder = process.env['FOYER_WORDPRESS_PLUGINS'] ?? '';
const plugins = ['wp-super-cache', 'disable-json-api', 'autoptimize'].map((name) => join(folder, name));
const isThere = folder !== '' && plugins.every((path) => existsSync(path));
const skip = missingForWordPress() ?? (isThere ? false : 'FOYER_WORDPRESS_PLUGINS names no plugins of others');
const options = { skip, timeout: 120_000 };

let site: WordPress;
let browser: Browser;

before(
  async () => {
    if (skip !== false) return;
    const { args, env, executablePath } = await findChromium();
    site = await startWordPress({
      plugins,
      constants: { WP_CACHE: true },
      // As the button "Caching on" does it, and the settings page from the permalinks.
      setUp: `activate_plugin('wp-super-cache/wp-cache.php'); activate_plugin('disable-json-api/disable-json-api.php');
        wp_cache_create_advanced_cache(); wp_cache_enable(); wp_super_cache_enable(); wp_cache_setting('wp_cache_slash_check', 1);`,
    });
    browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
  },
  { timeout: 180_000 },
);

after(async () => {
  await browser?.close();
  await site?.stop();
});

const publishes = (content: string) =>
  site.php(`echo get_permalink(wp_insert_post(['post_type' => 'page', 'post_title' => 'Page', 'post_status' => 'publish',
    'post_content' => '${content}']));`);

const stored = () =>
  site.php('echo implode("\\n", $wpdb->get_col("SELECT fields FROM {$wpdb->prefix}foyer_messages"));');

/** A page that the cache serves, and its HTML. */
async function cached(content: string) {
  const url = await publishes(content);
  const pages = [];
  for (const _ of [1, 2]) pages.push(await (await fetch(url)).text());
  assert.ok(pages[0] === pages[1] && /WP-Super-Cache/.test(pages[1] ?? ''), 'the cache serves it');
  return { url, html: pages[1] ?? '' };
}

test('a cached page sends a message, while the REST API is closed', options, async () => {
  const { url } = await cached('[foyer-contact-card name="Katrin"]');
  assert.equal((await fetch(`${site.url}/wp-json/wp/v2/posts`)).status, 401);
  const page = await (await browser.newContext()).newPage();
  await page.goto(url);
  await writesToCard(page, 'From the cache');
  assert.match(await stored(), /From the cache/);
  await page.context().close();
});

test('answers of the endpoint are never cached', options, async () => {
  const address = `${site.url}/foyer/v1/newsletter`;
  const challenges = [];
  for (const _ of [1, 2, 3]) challenges.push(await (await fetch(`${address}/challenge`)).json());
  assert.equal(new Set(challenges.map(({ token }) => token as string)).size, 3);
  for (const path of ['thanks', 'thanks', 'challenge'])
    assert.doesNotMatch(await (await fetch(`${address}/${path}`)).text(), /super.?cache/i);
  const body = {
    v: 1,
    submissionId: randomUUID(),
    fields: { email: 'lena@example.org' },
    consent: { text: 'Yes, please.', locale: 'en', given: true },
    captcha: await solveCaptcha(challenges[0], 'solved'),
    trap: { website: '' },
  };
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  assert.equal(answer.status, 202);
  const link = await site.php(`$id = $wpdb->get_var("SELECT id FROM {$wpdb->prefix}foyer_subscribers");
    echo Foyer\\Forms\\Settings::own_server_url(), '/confirm/', Foyer\\Forms\\Newsletter::create_link('confirm', (int) $id, '${body.submissionId}');`);
  const asked = await (await fetch(link)).text();
  assert.match(asked, /<button>/);
  assert.equal((await fetch(link, { method: 'POST' })).status, 200);
  assert.equal(
    await site.php('echo $wpdb->get_var("SELECT status FROM {$wpdb->prefix}foyer_subscribers");'),
    'confirmed',
  );
});

test('a form without JavaScript on a cached page asks its question, and stores', options, async () => {
  const { url } = await cached('[foyer-contact-card name="Lena"]');
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(url);
  await page.locator('[name=email]').fill('lena@example.org');
  await page.locator('[name=message]').fill('Without a script');
  await page.locator('foyer-contact-card button').click();
  const [, a, b] = /What is (\d) plus (\d)\?/.exec((await page.textContent('form')) ?? '') ?? [];
  await page.locator('input[name="foyer.answer"]').fill(String(Number(a) + Number(b)));
  await page.getByRole('button').click();
  await page.waitForURL(/thanks/);
  assert.match(await stored(), /Without a script/);
  await page.context().close();
});

for (const file of ['foyer.js', 'foyer.min.js']) {
  test(`an optimizer that joins, shortens and defers scripts and styles keeps ${file} working`, options, async () => {
    const on = ['js', 'js_aggregate', 'js_forcehead', 'css', 'css_aggregate', 'html'];
    await site.php(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin('autoptimize/autoptimize.php');
      foreach (${JSON.stringify(on)} as $name) update_option("autoptimize_{$name}", 'on');
      // Themes of blocks alone have no script of their own to join.
      file_put_contents(WPMU_PLUGIN_DIR . '/script-file.php', '<?php add_filter("foyer_forms_script", fn() => "${file}");
        add_action("wp_enqueue_scripts", fn() => wp_enqueue_script("jquery"));');`);
    const { url, html } = await cached(`[foyer-contact-card name="${file}"]`);
    assert.match(html, /<script src="[^"]+autoptimize_\w+\.(?:js|php)"/, 'scripts are joined');
    assert.equal(html.includes(`/scripts/${file}`), file === 'foyer.js', 'the one file is joined with them');
    const page = await (await browser.newContext()).newPage();
    await page.goto(url);
    await writesToCard(page, `Optimized ${file}`);
    assert.match(await stored(), new RegExp(`Optimized ${file}`));
    await page.context().close();
  });
}
