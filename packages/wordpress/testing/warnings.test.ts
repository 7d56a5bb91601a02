// Lines in the admin that say what keeps messages or mails from arriving, and what to change.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findChromium } from '@foyer/testing/node/browsers.ts';
import { type Browser, chromium, type Page } from 'playwright-core';
import { logIn } from './admin.ts';
import { missingForWordPress, startWordPress, type WordPress } from './wordpress.ts';

const skip = missingForWordPress() ?? false;
const options = { skip, timeout: 120_000 };

let site: WordPress;
let browser: Browser;

before(
  async () => {
    if (skip !== false) return;
    const { args, env, executablePath } = await findChromium();
    // Nothing calls wp-cron.php either.
    site = await startWordPress({ constants: { DISABLE_WP_CRON: true } });
    browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
  },
  { timeout: 180_000 },
);

after(async () => {
  await browser?.close();
  await site?.stop();
});

const dashboard = async () => (await logIn(site.url)).reads('index.php');
const cleanUpIsDue = (when: string) =>
  site.php(`wp_clear_scheduled_hook(Foyer\\Forms\\Store::CLEANUP);
    wp_schedule_event(strtotime('${when}'), 'daily', Foyer\\Forms\\Store::CLEANUP);`);

test('a cron that has not run for two days is named, with what the host has to call', options, async () => {
  assert.doesNotMatch(await dashboard(), /cron has not run|could not be sent/);
  await cleanUpIsDue('-1 day');
  assert.doesNotMatch(await dashboard(), /cron has not run/);
  await cleanUpIsDue('-3 days');
  assert.match(await dashboard(), /cron has not run for two days.* Have your host call wp-cron\.php regularly\./);
  await site.php('do_action(Foyer\\Forms\\Store::CLEANUP); wp_clear_scheduled_hook(Foyer\\Forms\\Store::CLEANUP);');
});

test('the daily event that a tool for cron removed comes back, without a line', options, async () => {
  await site.php('wp_clear_scheduled_hook(Foyer\\Forms\\Store::CLEANUP);');
  assert.doesNotMatch(await dashboard(), /cron has not run/);
  assert.ok(Number(await site.php('echo wp_next_scheduled(Foyer\\Forms\\Store::CLEANUP) - time();')) > 0);
});

test('mails that were given up are counted, and the line says where they are', options, async () => {
  await site.php(`Foyer\\Forms\\Mails::queue_notification('lost-000000000001');
    $wpdb->query("UPDATE {$wpdb->prefix}foyer_mails SET state = 'failed', attempts = 8");`);
  assert.match(await dashboard(), /Foyer: 1 mail could not be sent\..*see “Mails that wait” under Foyer/);
  await site.php('$wpdb->query("DELETE FROM {$wpdb->prefix}foyer_mails");');
});

async function admin(): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${site.url}/wp-login.php`);
  await page.fill('#user_login', 'editor');
  await page.fill('#user_pass', 'editor');
  await page.click('#wp-submit');
  await page.waitForURL(/wp-admin/);
  return page;
}

for (const [title, permalinks, address] of [
  ['with permalinks', '/%postname%/', '/foyer/v1/contact/challenge'],
  ['without permalinks', '', '/index.php/foyer/v1/contact/challenge'],
  ['with permalinks below index.php', '/index.php/%postname%/', '/index.php/foyer/v1/contact/challenge'],
] as const) {
  test(`an endpoint that visitors do not reach is named, ${title}`, options, async () => {
    await site.php(`update_option('permalink_structure', '${permalinks}');`);
    const page = await admin();
    const line = page.locator('[data-foyer-address]');
    // The last of its questions.
    const answered = page.waitForResponse(`${site.url}${address.replace('/challenge', '')}`);
    await page.reload();
    assert.equal((await answered).status(), 400);
    await page.waitForTimeout(300);
    assert.equal(await line.isVisible(), false);
    for (const [status, contentType, body] of [
      [403, 'text/html', 'Forbidden'],
      [404, 'text/html', 'Not found'],
      // A page of the theme, or of a security plugin.
      [200, 'text/html', '<!doctype html><title>Home</title>'],
      [401, 'application/json', '{"code":"rest_disabled"}'],
    ] as const) {
      await page.route(`**${address}`, (route) => route.fulfill({ status, contentType, body }));
      await page.reload();
      await line.waitFor({ state: 'visible' });
      const base = address.replace('contact/challenge', '');
      assert.match(
        (await line.textContent()) ?? '',
        new RegExp(`${base} does not reach.*Let GET and POST.*${address}: ${status}`),
      );
      await page.unroute(`**${address}`);
    }
    await page.context().close();
  });
}

const blocked = `http_response_code(403); exit('<title>Blocked</title>');`;
for (const [title, rule, answer] of [
  [
    'every address that is no page',
    `if (!is_user_logged_in() && !file_exists(ABSPATH . $path)) { ${blocked} }`,
    /GET \S+\/contact\/challenge: 403 text\/html/,
  ],
  [
    'messages alone',
    `if ($_SERVER['REQUEST_METHOD'] === 'POST' && empty($_POST)) { ${blocked} }`,
    /POST \S+\/contact: 403 text\/html/,
  ],
] as const) {
  test(`a security plugin that blocks ${title} is named, with what it answered`, options, async () => {
    const firewall = `<?php add_action('plugins_loaded', static function() {
      $path = ltrim(strtok($_SERVER['REQUEST_URI'], '?'), '/'); ${rule} });`;
    await site.php(`file_put_contents(WPMU_PLUGIN_DIR . '/firewall.php', ${phpText(firewall)});`);
    const page = await admin();
    const line = page.locator('[data-foyer-address]');
    await line.waitFor({ state: 'visible' });
    assert.match((await line.textContent()) ?? '', answer);
    await page.context().close();
    await site.php("unlink(WPMU_PLUGIN_DIR . '/firewall.php');");
  });
}

function phpText(text: string): string {
  return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
}
