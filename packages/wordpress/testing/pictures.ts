// Pictures of everything of the plugin that people see, to look at: `pnpm --filter @foyer/wordpress pictures <folder>`.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findChromium } from '@foyer/testing/node/browsers.ts';
import { type BrowserContext, chromium } from 'playwright-core';
import { startWordPress } from './wordpress.ts';

const folder = resolve(process.argv[2] ?? 'pictures');
const locales = (process.argv[3] ?? 'en_US,de_DE,he_IL').split(',');
const themes = (process.argv[4] ?? 'twentytwentythree,twentytwentyone').split(',');
const widths = [320, 1100];

const blocks = [
  '<!-- wp:foyer/contact-card {"name":"Katrin Weidner","job-title":"Owner","phone":"+49 711 2345678","email":"katrin@weidner-sohl.example","heading":"Write to us"} /-->',
  '<!-- wp:foyer/newsletter-signup {"heading":"News","frequency":"monthly"} /-->',
  '<!-- wp:foyer/blog-teaser {"post-title":"How we plan a roof","href":"/roof","excerpt":"Three questions come first.","author":"Lena Weidner"} /-->',
  '<!-- wp:foyer/cta-banner {"heading":"Two days in May","label":"Come along","href":"/may","dismissible":true} /-->',
];
const content = ['<p>Before the widgets.</p>', ...blocks, '<p>After the widgets.</p>'].join('\n\n');

const samples = `
  $row = static fn($n, $more = []) => Foyer\\\\Forms\\\\Store::insert('messages', $more + ['submission_id' => "sample-000000000{$n}", 'form' => 'contact', 'status' => 'accepted',
    'receipt' => 'accepted', 'content_hash' => str_repeat('a', 64), 'consent' => 'null', 'page_url' => '"https:\\\\/\\\\/weidner-sohl.example\\\\/kontakt"', 'locale' => '"de"', 'spam' => '', 'received_at' => "2026-11-2{$n}T09:12:00.000Z",
    'fields' => Foyer\\\\Forms\\\\Store::pack(['name' => 'Lena Grün', 'email' => 'lena@example.org', 'message' => "Guten Tag,\\nunser Dach ist undicht. Wann haben Sie Zeit?\\n\\nLena Grün"])]);
  $row(1); $row(2); $row(3, ['status' => 'spam', 'spam' => 'words']); $row(4, ['is_read' => 1]);
  $id = Foyer\\\\Forms\\\\Newsletter::request(['submissionId' => 'sample-0000000009', 'fields' => ['email' => 'abo@example.org', 'name' => 'Abo'], 'consent' => ['text' => 'Yes', 'locale' => 'en', 'given' => true], 'page' => ['url' => 'https://x.example/', 'locale' => 'en']], 'newsletter');
  $wpdb->query("UPDATE {$wpdb->prefix}foyer_mails SET state = 'failed', attempts = 8, reason = '\\\\"SMTP connect() failed.\\\\"'");`.replaceAll(
  '\\\\',
  '\\',
);

const admin = {
  settings: 'options-general.php?page=foyer-forms-settings',
  messages: 'admin.php?page=foyer-forms',
  spam: 'admin.php?page=foyer-forms&view=spam',
  subscribers: 'admin.php?page=foyer-forms&view=subscribers',
  mails: 'admin.php?page=foyer-forms&view=mails',
  message: 'admin.php?page=foyer-forms&message=sample-0000000001',
  plugins: 'plugins.php',
};

mkdirSync(folder, { recursive: true });
const { args, env, executablePath } = await findChromium();
const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
for (const locale of locales) {
  const site = await startWordPress({ locale: locale === 'en_US' ? '' : locale, setUp: samples });
  try {
    const post = (index: number) =>
      site.php(
        `kses_remove_filters(); echo wp_insert_post(wp_slash(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Widgets ${index}', 'post_content' => ${phpText(index < 0 ? content : (blocks[index] ?? ''))}]));`,
      );
    const posts = [await post(-1), await post(0), await post(1), await post(2), await post(3)];
    const context = await browser.newContext({ viewport: { width: 1100, height: 900 } });
    await logsIn(context, site.url);
    for (const width of widths) await takesAdmin(context, site.url, locale, width, posts);
    for (const theme of themes) {
      await site.php(`switch_theme('${theme}');`);
      for (const width of widths)
        await takes(
          await browser.newContext({ viewport: { width, height: 900 } }),
          `${site.url}/?page_id=${posts[0]}`,
          `${locale}-front-${theme}-${width}`,
        );
    }
  } finally {
    await site.stop();
  }
}
await browser.close();

function phpText(text: string): string {
  return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
}

async function logsIn(context: BrowserContext, url: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${url}/wp-login.php`);
  await page.fill('#user_login', 'editor');
  await page.fill('#user_pass', 'editor');
  await page.click('#wp-submit');
  await page.waitForURL(/wp-admin/);
  await page.close();
}

async function takesAdmin(
  context: BrowserContext,
  url: string,
  locale: string,
  width: number,
  posts: readonly string[],
): Promise<void> {
  for (const [name, path] of Object.entries(admin))
    await takes(context, `${url}/wp-admin/${path}`, `${locale}-${name}-${width}`, width);
  for (const [index, id] of posts.entries()) {
    if (index === 0) continue;
    const page = await context.newPage();
    await page.setViewportSize({ width, height: 1000 });
    await page.goto(`${url}/wp-admin/post.php?post=${id}&action=edit`);
    await page.waitForFunction('window.wp?.data?.select("core/block-editor")?.getBlocks().length > 0');
    await page.evaluate(`wp.data.dispatch('core/preferences')?.set('core/edit-post', 'welcomeGuide', false);
      wp.data.dispatch('core/block-editor').selectBlock(wp.data.select('core/block-editor').getBlocks()[0].clientId);
      ${width > 782} && wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/block');`);
    await page.waitForTimeout(3000);
    await page.screenshot({ path: join(folder, `${locale}-editor-${index}-${width}.png`) });
    await page.close();
  }
}

async function takes(context: BrowserContext, url: string, name: string, width?: number): Promise<void> {
  const page = await context.newPage();
  if (width !== undefined) await page.setViewportSize({ width, height: 900 });
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  await page.close();
}
