// The plugin as an endpoint: sign-ups with real mails, personal data, pages without JavaScript, networks, removal.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { solveCaptcha } from '@foyer/protocol/conformance';
import { type CaughtMail, type MailCatcher, startMailCatcher } from '@foyer/testing/node/mail-catcher.ts';
import { logIn } from './admin.ts';
import { missingForWordPress, startWordPress, type WordPress } from './wordpress.ts';

const skip = missingForWordPress() ?? false;
const options = { skip, timeout: 120_000 };

let mail: MailCatcher;
let site: WordPress;

before(
  async () => {
    if (skip !== false) return;
    mail = await startMailCatcher();
    const lift = "<?php add_filter('foyer_forms_rate_limit', '__return_zero');";
    site = await startWordPress({ smtpUrl: mail.smtpUrl, files: { 'mu-plugins/no-rate-limit.php': lift } });
  },
  { timeout: 180_000 },
);

after(async () => {
  await site?.stop();
  await mail?.stop();
});

async function posts(form: string, message: Record<string, unknown>): Promise<Response> {
  const url = `${site.url}/foyer/v1/${form}`;
  const captcha = await solveCaptcha(await (await fetch(`${url}/challenge`)).json(), 'solved');
  const body = { v: 1, submissionId: randomUUID(), captcha, trap: { website: '' }, ...message };
  return fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}

const consent = { text: 'Ja, den Newsletter bitte.', locale: 'de', given: true };

function signsUp(email: string, more: Record<string, unknown> = {}): Promise<Response> {
  return posts('newsletter', { fields: { email, name: 'Lena' }, consent, ...more });
}

async function mailTo(address: string, number = 1): Promise<CaughtMail> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const found = mail.messages().filter(({ to }) => to.includes(address));
    if (found.length >= number) return found[number - 1]!;
    await sleep(100);
  }
  throw new Error(`no mail ${number} to ${address}`);
}

function linkIn({ text }: CaughtMail, purpose: 'confirm' | 'unsubscribe'): string {
  const [link] = new RegExp(`http\\S+/${purpose}/\\S+`).exec(text) ?? [];
  assert.ok(link, text);
  return link;
}

const statusOf = (email: string) =>
  site.php(
    `echo $wpdb->get_var("SELECT status FROM {$wpdb->prefix}foyer_subscribers WHERE address_hash = '" . Foyer\\Forms\\Newsletter::address_hash('${email}') . "'");`,
  );

test('a sign-up is confirmed by the button behind the link of its mail, and only by it', options, async () => {
  assert.equal((await signsUp('Lena@example.org')).status, 202);
  const confirmation = await mailTo('Lena@example.org');
  assert.equal(confirmation.subject, 'Bitte bestätigen Sie Ihre Anmeldung');
  assert.match(confirmation.headers['list-unsubscribe-post'] ?? '', /One-Click/);
  const link = linkIn(confirmation, 'confirm');
  assert.ok(confirmation.html.includes(link));
  assert.equal((await fetch(link)).status, 200);
  assert.equal(await statusOf('lena@example.org'), 'pending');
  assert.equal((await fetch(link, { method: 'POST' })).status, 200);
  assert.equal((await fetch(link, { method: 'POST' })).status, 200);
  assert.equal(await statusOf('LENA@example.org'), 'confirmed');
  const history = await site.php(
    'echo implode(" ", $wpdb->get_col("SELECT kind FROM {$wpdb->prefix}foyer_consents ORDER BY id"));',
  );
  assert.equal(history, 'requested mail_sent confirmed');
});

test('the proof holds the wording whose mail was clicked, and one-click leaves', options, async () => {
  await signsUp('proof@example.org', { consent: { ...consent, text: 'Wording A' } });
  const first = await mailTo('proof@example.org');
  await signsUp('PROOF@example.org', { consent: { ...consent, text: 'Wording B' } });
  await fetch(linkIn(first, 'confirm'), { method: 'POST' });
  const proof = await site.php(
    `echo $wpdb->get_var("SELECT detail FROM {$wpdb->prefix}foyer_consents WHERE kind = 'confirmed' ORDER BY id DESC LIMIT 1");`,
  );
  assert.match(proof, /Wording A/);
  const leave = linkIn(first, 'unsubscribe');
  assert.equal((await fetch(leave, { method: 'POST', body: 'List-Unsubscribe=One-Click' })).status, 200);
  assert.equal(await statusOf('proof@example.org'), 'unsubscribed');
  assert.equal(mail.messages().filter(({ to }) => to.toLowerCase().includes('proof@')).length, 1);
});

test('a mistyped address is corrected, and its link is over', options, async () => {
  const submissionId = randomUUID();
  await signsUp('lean@example.org', { submissionId });
  const first = await mailTo('lean@example.org');
  const body = JSON.stringify({ v: 1, submissionId, email: 'corrected@example.org' });
  const headers = { 'Content-Type': 'application/json' };
  assert.equal((await fetch(`${site.url}/foyer/v1/newsletter/resend`, { method: 'POST', headers, body })).status, 202);
  const second = await mailTo('corrected@example.org');
  assert.equal((await fetch(linkIn(first, 'confirm'))).status, 410);
  await fetch(linkIn(second, 'confirm'), { method: 'POST' });
  assert.equal(await statusOf('corrected@example.org'), 'confirmed');
});

test('the owner is told of a message by a mail that answers to the visitor', options, async () => {
  const fields = { name: 'Bcc: x@evil.example', email: 'visitor@example.org', message: 'Zwei\nZeilen' };
  assert.equal((await posts('contact', { fields })).status, 202);
  const found = await mailTo('owner@weidner-sohl.example', 2);
  assert.match(found.headers['reply-to'] ?? '', /visitor@example\.org/);
  assert.match(found.text, /Zwei\nZeilen/);
  assert.equal(found.headers['bcc'], undefined);
});

test('a filled trap is kept as spam, without a mail, until the owner releases it', options, async () => {
  await signsUp('spam@example.org', { trap: { website: 'x' } });
  assert.equal(await statusOf('spam@example.org'), '');
  const owner = await logIn(site.url);
  await owner.follows(/action=release/, 'admin.php?page=foyer-forms&view=spam');
  await mailTo('spam@example.org');
  assert.equal(await statusOf('spam@example.org'), 'pending');
});

test('a person is exported and erased however their address is spelled', options, async () => {
  await posts('contact', { fields: { email: 'Person@Example.org', message: 'Private' } });
  await signsUp('person@example.org');
  const exported = JSON.parse(await site.php("echo json_encode(Foyer\\Forms\\Privacy::export('PERSON@example.org'));"));
  assert.match(JSON.stringify(exported), /Private/);
  assert.match(JSON.stringify(exported), /Ja, den Newsletter bitte/);
  const erased = JSON.parse(await site.php("echo json_encode(Foyer\\Forms\\Privacy::erase('person@EXAMPLE.org'));"));
  assert.equal(erased.items_removed, true);
  const left = await site.php(
    'echo json_encode($wpdb->get_results("SELECT * FROM {$wpdb->prefix}foyer_messages")) . json_encode($wpdb->get_results("SELECT * FROM {$wpdb->prefix}foyer_subscribers"));',
  );
  assert.doesNotMatch(left, /person@example\.org/i);
});

test('mails that the server refuses wait, and are sent when it is back', options, async () => {
  await site.php(
    'file_put_contents(WP_CONTENT_DIR . \'/mu-plugins/refuse.php\', \'<?php add_filter("pre_wp_mail", "__return_false");\');',
  );
  assert.equal((await signsUp('late@example.org')).status, 202);
  await site.php("unlink(WP_CONTENT_DIR . '/mu-plugins/refuse.php');");
  await site.php(
    '$wpdb->query("UPDATE {$wpdb->prefix}foyer_mails SET due_at = 0 WHERE state = \'waiting\'"); Foyer\\Forms\\Mails::send_due();',
  );
  await mailTo('late@example.org');
});

test('deleting the plugin keeps the data unless the owner ticked it', options, async () => {
  const remove =
    "define('WP_UNINSTALL_PLUGIN', 'foyer-forms'); require WP_PLUGIN_DIR . '/foyer-forms/uninstall.php'; echo count($wpdb->get_col(\"SHOW TABLES LIKE '{$wpdb->prefix}foyer_%'\"));";
  assert.equal(await site.php(remove), '7');
  await site.php("update_option('foyer_forms', array('delete_data' => true));");
  assert.equal(await site.php(remove), '0');
});
