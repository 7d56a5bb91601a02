// An editor in the real block editor of a real WordPress, and a visitor of what they published.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findChromium } from '@foyer/testing/node/browsers.ts';
import { type Browser, chromium, type Page } from 'playwright-core';
import { missingForWordPress, startWordPress, type WordPress } from './wordpress.ts';

const skip = missingForWordPress() ?? false;
const patience = { timeout: 180_000 };

let site: WordPress;
let browser: Browser;
let editor: Page;

before(async () => {
  if (skip !== false) return;
  const { args, env, executablePath } = await findChromium();
  [site, browser] = await Promise.all([
    startWordPress({ setUp: contributor }),
    chromium.launch({ executablePath, args, env: { ...process.env, ...env } }),
  ]);
  editor = await logIn('editor');
}, patience);

after(async () => {
  await browser?.close();
  await site?.stop();
});

const contributor =
  "wp_create_user('contributor', 'contributor', 'c@example.org'); (new WP_User(2))->set_role('contributor');";

async function logIn(name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1300, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${site.url}/wp-login.php`);
  await page.fill('#user_login', name);
  await page.fill('#user_pass', name);
  await page.click('#wp-submit');
  await page.waitForURL(/wp-admin/);
  return page;
}

async function opensEditor(page: Page, type: 'page' | 'post' = 'page'): Promise<void> {
  await page.goto(`${site.url}/wp-admin/post-new.php?post_type=${type}`);
  await page.waitForFunction(
    `window.wp?.data?.select('core/block-editor')?.getBlocks && wp.blocks.getBlockType('foyer/cta-banner') &&
      [document, document.querySelector('iframe[name="editor-canvas"]')?.contentDocument].some((page) =>
        page?.body?.querySelector('.editor-styles-wrapper .wp-block, .editor-styles-wrapper.block-editor-iframe__body .wp-block'))`,
  );
}

/** Blocks of the post as `[name, attributes that are set]`. */
function blocksOf(page: Page): Promise<unknown> {
  return page.evaluate(`wp.data.select('core/block-editor').getBlocks().map(({ name, attributes }) =>
    [name, Object.fromEntries(Object.entries(attributes).filter(([, value]) => value))])`);
}

function pastes(page: Page, text: string): Promise<unknown> {
  return page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    const canvas = document.querySelector('iframe[name="editor-canvas"]')?.contentDocument ?? document;
    canvas.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  })()`);
}

async function publishes(page: Page, title: string): Promise<string> {
  return String(
    await page.evaluate(`(async () => {
      wp.data.dispatch('core/editor').editPost({ title: ${JSON.stringify(title)}, status: 'publish' });
      await wp.data.dispatch('core/editor').savePost();
      return wp.data.select('core/editor').getPermalink();
    })()`),
  );
}

async function publishesContent(title: string, content: string, author = 1): Promise<string> {
  const post = `array('post_type' => 'post', 'post_title' => '${title}', 'post_content' => ${phpText(content)}, 'post_status' => 'publish', 'post_author' => ${author})`;
  return site.php(
    `${author === 1 ? '' : 'kses_init_filters();'} echo get_permalink(wp_insert_post(wp_slash(${post})));`,
  );
}

function phpText(text: string): string {
  return `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
}

async function visits(url: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1100, height: 1400 } })).newPage();
  await page.goto(url);
  return page;
}

test(
  'a pasted tag becomes a block, and the message that a visitor sends is in the list',
  { skip, ...patience },
  async () => {
    await opensEditor(editor);
    await pastes(editor, '<foyer-contact-card name="Katrin Weidner" heading="Write to us"></foyer-contact-card>');
    assert.deepEqual(await blocksOf(editor), [
      ['foyer/contact-card', { name: 'Katrin Weidner', heading: 'Write to us' }],
    ]);
    const canvas = editor.frameLocator('iframe[name="editor-canvas"]').locator('foyer-contact-card');
    const picture =
      (await editor.locator('iframe[name="editor-canvas"]').count()) > 0
        ? canvas
        : editor.locator('foyer-contact-card');
    await picture.getByText('Katrin Weidner').first().waitFor();
    const visitor = await visits(await publishes(editor, 'Contact'));
    const card = visitor.locator('foyer-contact-card');
    await card.locator('input#email').fill('lena@example.org');
    await card.locator('textarea#message').fill('Grüße 👋 aus WordPress');
    await visitor.waitForFunction(sumShown);
    await card.locator('input[inputmode=numeric]').fill(String(await visitor.evaluate(sumShown)));
    await card.getByRole('button', { name: 'Send message' }).click();
    await visitor.waitForFunction("document.querySelector('foyer-contact-card').state === 'sent'");
    await editor.goto(`${site.url}/wp-admin/admin.php?page=foyer-forms`);
    await editor.getByText('aus WordPress').waitFor();
    const stored = 'Foyer\\Forms\\Store::unpack($wpdb->get_var("SELECT fields FROM {$wpdb->prefix}foyer_messages"))';
    assert.equal(await site.php(`echo ${stored}['message'];`), 'Grüße 👋 aus WordPress');
  },
);

/** The answer to the sum in the card; undefined until it is asked. */
const sumShown = `(() => {
  const text = document.querySelector('foyer-contact-card').shadowRoot.textContent;
  const [, a, b] = /(\\d)\\s*\\+\\s*(\\d)/.exec(text) ?? [];
  return a && Number(a) + Number(b);
})()`;

test(
  'a snippet is pasted with its script, options and styles, and only its widget stays',
  { skip, ...patience },
  async () => {
    await opensEditor(editor);
    await pastes(
      editor,
      `<!-- Foyer -->
<meta name="foyer" data-server="https://forms.example.org">
<script type="module" src="https://cdn.example.org/foyer.js"></script>
<style>foyer-cta-banner:not(:defined) { min-block-size: 8em }</style>
<foyer-cta-banner heading="Two days" label="Go" href="/s"></foyer-cta-banner>`,
    );
    assert.deepEqual(await blocksOf(editor), [['foyer/cta-banner', { heading: 'Two days', label: 'Go', href: '/s' }]]);
  },
);

test('the form for editors that strip tags, and shortcodes, become blocks', { skip, ...patience }, async () => {
  await opensEditor(editor);
  const read = (html: string) =>
    editor.evaluate(`wp.blocks.rawHandler({ HTML: ${JSON.stringify(html)} }).map(({ name, attributes }) =>
      [name, Object.fromEntries(Object.entries(attributes).filter(([, value]) => value))])`);
  const banner = [['foyer/cta-banner', { heading: 'Two days', label: 'Go', href: '/s', dismissible: true }]];
  const sorted = (blocks: unknown) => JSON.stringify(blocks, Object.keys(banner[0]?.[1] ?? {}).toSorted());
  const attributes = 'heading="Two days" label="Go" href="/s"';
  for (const html of [
    `<foyer-cta-banner ${attributes} dismissible></foyer-cta-banner>`,
    `<div data-foyer="cta-banner" ${attributes.replaceAll(/(\w+)=/g, 'data-$1=')} data-dismissible="true"></div>`,
    `<p>[foyer-cta-banner ${attributes} dismissible]</p>`,
  ]) {
    assert.equal(sorted(await read(html)), sorted(banner), html);
  }
});

test('a tag in the text tab of the classic editor outlives the visual one', { skip, ...patience }, async () => {
  const file = "WPMU_PLUGIN_DIR . '/classic.php'";
  await site.php(`file_put_contents(${file}, '<?php add_filter("use_block_editor_for_post", "__return_false");');`);
  await editor.goto(`${site.url}/wp-admin/post-new.php?post_type=page`);
  await editor.click('#content-html');
  await editor.fill('#content', '<foyer-contact-card name="Katrin"></foyer-contact-card>');
  await editor.click('#content-tmce');
  await editor.waitForFunction("window.tinymce?.activeEditor?.getBody()?.querySelector('foyer-contact-card')");
  await editor.click('#content-html');
  assert.match(await editor.inputValue('#content'), /<foyer-contact-card name="Katrin">/);
  await site.php(`unlink(${file});`);
});

test('a page without a widget loads nothing of the plugin', { skip, ...patience }, async () => {
  const page = await visits(await publishesContent('Plain', 'No widget here.'));
  assert.deepEqual((await page.content()).match(/.*foyer-.*/g), null);
});

test('a shortcode with typographic quotes works, and its text stays as written', { skip, ...patience }, async () => {
  const page = await visits(
    await publishesContent('Banner', '[foyer-cta-banner heading=“Two days” label="Let\'s go" href="/s"]'),
  );
  await page.locator('foyer-cta-banner').getByRole('heading', { name: 'Two days' }).waitFor();
  await page.locator('foyer-cta-banner').getByRole('link', { name: "Let's go" }).waitFor();
});

test('what a contributor writes runs no code and sends nothing to another host', { skip, ...patience }, async () => {
  const attack = `[foyer-contact-card][foyer-cta-banner label="x" href="java&#115;cript:hit()"]<img src=x onerror=hit()><script>hit()</script><form slot="form" action="https://evil.example/"><button>x</button></form>[/foyer-contact-card]
[foyer-contact-card name="Katrin" endpoint="https://evil.example/collect" service="json" redirect="https://evil.example/"]
[foyer-cta-banner heading="<img src=x onerror=hit()>" label="Go" href="javascript:hit()" onfocus="hit()" style="position:fixed" autofocus]
[foyer-newsletter-signup endpoint="//evil.example/n"]
[foyer-newsletter-signup endpoint="\\\\\\\\evil.example/n"]
[foyer-newsletter-signup endpoint="/\t/evil.example/n"]
[foyer-contact-card service="formspree" endpoint="https://formspree.io/f/evil.example"]
[foyer-contact-card endpoint="/nowhere" fallback-email="x@evil.example"]
[foyer-contact-card endpoint="${site.url}@evil.example/x"]
<!-- wp:foyer/contact-card {"endpoint":"https://evil.example/x","service":"json","redirect":"https://evil.example/"} /-->
<!-- wp:foyer/contact-card {"name":"\\u0022 onfocus=hit() autofocus x=\\u0022","className":"x\\u0022 onclick=hit()"} /-->
<!-- wp:foyer/cta-banner {"label":["javascript:hit()"],"href":" javascript:hit()"} /-->
<foyer-contact-card endpoint="https://evil.example/x"></foyer-contact-card>
<div data-foyer="contact-card" data-endpoint="https://evil.example/x" data-service="json" data-redirect="https://evil.example/"></div>`;
  const page = await visits(await publishesContent('Attack', attack, 2));
  await page.waitForFunction("document.querySelectorAll(':not(:defined)').length === 0");
  const harmful = await page.evaluate(`[...document.querySelectorAll('*')].flatMap((element) => [...element.attributes]
    .filter(({ name, value }) => (name.startsWith('on') && value.includes('hit')) || name === 'autofocus' ||
      (/^(?:href|action|src|endpoint|redirect|fallback-email)$/.test(name) && /evil|script:/.test(value)))
    .map(({ name, value }) => element.localName + ' ' + name + '=' + value))`);
  assert.deepEqual(harmful, []);
  const targets =
    await page.evaluate(`[...document.querySelectorAll('foyer-contact-card, foyer-newsletter-signup, foyer-cta-banner')]
    .flatMap((widget) => [widget.endpoint, widget.redirect, widget.href, widget.fallbackEmail].filter(Boolean))`);
  assert.ok(Array.isArray(targets) && targets.length > 8, JSON.stringify(targets));
  assert.doesNotMatch(JSON.stringify(targets), /evil|javascript/);
});

test(
  'one address may send ten messages a minute, and visitors behind one proxy more',
  { skip, ...patience },
  async () => {
    const posts = async (headers: Record<string, string> = {}) => {
      const body = { v: 1, submissionId: crypto.randomUUID(), fields: { email: 'a@example.org', message: 'Hi' } };
      return fetch(`${site.url}/foyer/v1/contact`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    };
    // A minute of the clock may end meanwhile.
    let refused: Response | undefined;
    for (let number = 0; number < 24 && refused?.status !== 429; number += 1) refused = await posts();
    assert.equal(refused?.status, 429);
    assert.match(refused.headers.get('retry-after') ?? '', /^[1-9]\d?$/);
    assert.equal((await posts({ 'X-Forwarded-For': '203.0.113.1' })).status, 422);
  },
);

test('nothing of the plugin is in the error log', { skip, ...patience }, async () => {
  const log = await site.php('echo @file_get_contents(WP_DEBUG_LOG);');
  assert.deepEqual(
    log.split('\n').filter((line) => line.includes('foyer-forms')),
    [],
  );
});
