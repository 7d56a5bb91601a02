// A network of sites: each has tables of its own, and loses them with the site alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { logIn } from './admin.ts';
import { missingForWordPress, startWordPress, type WordPress } from './wordpress.ts';

const skip = missingForWordPress() ?? false;
const options = { skip, timeout: 120_000 };
let site: WordPress;

before(
  async () => {
    if (skip === false) site = await startWordPress({ network: true });
  },
  { timeout: 180_000 },
);
after(() => site?.stop());

/** WordPress drops the port of a new site's address. */
const adds = (path: string) =>
  site.php(`$domain = get_network()->domain; $id = wp_insert_site(['domain' => $domain, 'path' => '/${path}/', 'title' => 'One more', 'user_id' => 1]);
    $wpdb->update($wpdb->blogs, ['domain' => $domain], ['blog_id' => $id]); clean_blog_cache($id);
    foreach (['home', 'siteurl'] as $name) update_blog_option($id, $name, "http://{$domain}/${path}");
    update_blog_option($id, 'permalink_structure', '/%postname%/'); echo $id;`);

const tables = () => site.php('echo implode(" ", $wpdb->get_col("SHOW TABLES LIKE \'%foyer_messages\'"));');

test('a new site of the network takes messages into tables of its own', options, async () => {
  assert.equal(await adds('second'), '2');
  // The first visitor.
  const challenge = await fetch(`${site.url}/second/foyer/v1/contact/challenge`);
  assert.equal(challenge.status, 200, await challenge.text());
  assert.equal(await tables(), 'wp_2_foyer_messages wp_foyer_messages');
  const first = await (await fetch(`${site.url}/foyer/v1/contact/challenge`)).json();
  const answer = await fetch(`${site.url}/second/foyer/v1/contact`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      v: 1,
      submissionId: crypto.randomUUID(),
      fields: { email: 'a@example.org', message: 'Hi' },
      captcha: { token: first.token, answer: String(first.question.a + first.question.b) },
    }),
  });
  assert.match(await answer.text(), /captcha-foreign/, 'a token of one site is nothing at another');
});

test('each owner reads the messages of their own site', options, async () => {
  await site.php(`switch_to_blog(2); Foyer\\Forms\\Store::insert('messages', ['submission_id' => 'second-000000000001', 'form' => 'contact',
    'status' => 'accepted', 'receipt' => 'accepted', 'content_hash' => str_repeat('a', 64), 'consent' => 'null', 'page_url' => '""', 'locale' => '""',
    'spam' => '', 'received_at' => '2026-11-21T09:12:00.000Z', 'fields' => Foyer\\Forms\\Store::pack(['email' => 'b@example.org', 'message' => 'Of the second'])]);`);
  const owner = await logIn(site.url);
  assert.match(await owner.reads('/second/wp-admin/admin.php?page=foyer-forms'), /Of the second/);
  assert.doesNotMatch(await owner.reads('admin.php?page=foyer-forms'), /Of the second/);
});

test(
  'a deleted site takes its tables along; a deleted plugin those of sites whose owners ticked it',
  options,
  async () => {
    await site.php("require_once ABSPATH . 'wp-admin/includes/admin.php'; wp_delete_site(2);");
    assert.equal(await tables(), 'wp_foyer_messages');
    await adds('third');
    await fetch(`${site.url}/third/foyer/v1/contact/challenge`);
    assert.equal(await tables(), 'wp_3_foyer_messages wp_foyer_messages');
    await site.php(`switch_to_blog(3); update_option('foyer_forms', ['delete_data' => true]); restore_current_blog();
    define('WP_UNINSTALL_PLUGIN', 'foyer-forms'); require WP_PLUGIN_DIR . '/foyer-forms/uninstall.php';`);
    assert.equal(await tables(), 'wp_foyer_messages');
  },
);
