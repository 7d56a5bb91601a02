// Where editors put widgets: in every corner of a site, by every way that WordPress has. Each case is one page, and what a
// visitor, a feed reader or an app gets of it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { missingForWordPress, startWordPress, withoutTheme, type WordPress } from './wordpress.ts';

const skip = missingForWordPress() ?? false;
const options = { skip, timeout: 120_000 };
let site: WordPress;

before(
  async () => {
    if (skip === false) site = await startWordPress();
  },
  { timeout: 180_000 },
);
after(() => site?.stop());

const card = '<!-- wp:foyer/contact-card {"name":"Katrin"} /-->';
const shortcode = '[foyer-contact-card name="Katrin"]';
const tag = '<foyer-contact-card name="Katrin"></foyer-contact-card>';

function phpText(text: string): string {
  return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
}

/** The id of a post; `more` are further fields of it. */
const inserts = (content: string, more = '') =>
  site.php(`kses_remove_filters(); echo wp_insert_post(wp_slash(['post_type' => 'post', 'post_title' => 'Page',
    'post_status' => 'publish', 'post_content' => ${phpText(content)}, ${more}] + []));`);

async function reads(path: string): Promise<string> {
  return (await fetch(new URL(path, site.url))).text();
}

const readsPost = async (content: string) => reads(`/?p=${await inserts(content)}`);

/** The page has the widget as a tag of its own, with the style before it, and one script. */
function assertWorks(html: string, title: string): void {
  assert.match(html, /<foyer-contact-card name="Katrin"[^>]*>/, `${title}: the widget is there`);
  assert.equal(html.match(/scripts\/foyer\.js/g)?.length, 1, `${title}: one script`);
  assert.equal(html.match(/<meta name="foyer"/g)?.length, 1, `${title}: options once`);
  assert.doesNotMatch(html, /\[foyer-|&lt;foyer-/, `${title}: nothing is left of the text`);
}

const inBlocks = (inside: string) => ({
  'a group with a dark background': `<!-- wp:group {"backgroundColor":"contrast"} --><div class="wp-block-group has-contrast-background-color has-background">${inside}</div><!-- /wp:group -->`,
  columns: `<!-- wp:columns --><div class="wp-block-columns"><!-- wp:column --><div class="wp-block-column">${inside}</div><!-- /wp:column --></div><!-- /wp:columns -->`,
  'a cover': `<!-- wp:cover --><div class="wp-block-cover"><div class="wp-block-cover__inner-container">${inside}</div></div><!-- /wp:cover -->`,
  details: `<!-- wp:details --><details class="wp-block-details"><summary>More</summary>${inside}</details><!-- /wp:details -->`,
});

test('blocks and shortcodes work inside other blocks', options, async () => {
  for (const [title, content] of Object.entries(inBlocks(card))) assertWorks(await readsPost(content), title);
  for (const [title, content] of Object.entries({
    'a shortcode block': `<!-- wp:shortcode -->${shortcode}<!-- /wp:shortcode -->`,
    'a paragraph': `<!-- wp:paragraph --><p>Write: ${shortcode} now</p><!-- /wp:paragraph -->`,
    'a list': `<!-- wp:list --><ul><li>${shortcode}</li></ul><!-- /wp:list -->`,
    'a table': `<!-- wp:table --><figure><table><tbody><tr><td>${shortcode}</td></tr></tbody></table></figure><!-- /wp:table -->`,
    'a classic block': `Hello\n\n${shortcode}\n\nBye`,
    'a locked block': card.replace('}', ',"lock":{"move":true,"remove":true}}'),
    'Custom HTML': `<!-- wp:html -->${tag}<!-- /wp:html -->`,
    'a tag on a line of its own': `Hello\n\n${tag}\n\nBye`,
  }))
    assertWorks(await readsPost(content), title);
});

test(
  'what visual editors make of a pasted tag, and of copied shortcodes, is a widget all the same',
  options,
  async () => {
    for (const content of [
      '&lt;foyer-contact-card name="Katrin"&gt;&lt;/foyer-contact-card&gt;',
      '<p>&lt;foyer-contact-card name=“Katrin”&gt;&lt;/foyer-contact-card&gt;</p>',
      '<!-- wp:paragraph -->\n<p>&lt;foyer-contact-card name="Katrin"&gt;&lt;/foyer-contact-card&gt;</p>\n<!-- /wp:paragraph -->',
      '[foyer-contact-card&nbsp;name="Katrin"]',
      '[foyer-contact-card\u00A0name="Katrin"]',
      '[foyer-contact-card name=‘Katrin’]',
      '[foyer-contact-card name=&#8220;Katrin&#8221; /]',
    ])
      assertWorks(await readsPost(`Hello\n\n${content}\n\nBye`), content);
    const code = await readsPost(
      '<pre><code>\n&lt;foyer-contact-card name="Katrin"&gt;&lt;/foyer-contact-card&gt;</code></pre>',
    );
    assert.doesNotMatch(code, /<foyer-contact-card/, 'code stays code');
  },
);

test('values keep ampersands, brackets, umlauts and line breaks', options, async () => {
  const html = await readsPost(
    '<!-- wp:paragraph --><p>[foyer-contact-card heading="Fragen &amp; Antworten: größer 👋" name="Katrin"]</p><!-- /wp:paragraph -->',
  );
  assert.match(html, /heading="Fragen &amp; Antworten: größer 👋"/);
});

test(
  'sidebars of classic themes take shortcodes, blocks and pasted tags',
  { ...options, skip: skip || withoutTheme('twentytwentyone') },
  async () => {
    await site.php("switch_theme('twentytwentyone');");
    for (const [title, widget, settings] of [
      ['a text widget', 'text', `['text' => ${phpText(shortcode)}, 'filter' => true, 'visual' => true]`],
      ['a text widget with the pasted tag', 'text', `['text' => ${phpText(tag)}, 'filter' => true, 'visual' => true]`],
      ['a block widget', 'block', `['content' => ${phpText(card)}]`],
      [
        'a block widget with a shortcode',
        'block',
        `['content' => ${phpText(`<!-- wp:shortcode -->${shortcode}<!-- /wp:shortcode -->`)}]`,
      ],
      [
        'a block widget with the pasted tag',
        'block',
        `['content' => ${phpText(`<!-- wp:html -->${tag}<!-- /wp:html -->`)}]`,
      ],
      ['Custom HTML', 'custom_html', `['content' => ${phpText(tag)}]`],
    ] as const) {
      await site.php(`update_option('widget_${widget}', [2 => ${settings}, '_multiwidget' => 1]);
      wp_set_sidebars_widgets(['sidebar-1' => ['${widget}-2']]);`);
      assertWorks(await readsPost('No widget here.'), title);
    }
    await site.php('wp_set_sidebars_widgets([]);');
    assert.deepEqual(
      (await readsPost('No widget here.')).match(/.*foyer-.*/g),
      null,
      'and nothing of the plugin where there is none',
    );
  },
);

test('templates, template parts, synced patterns and query loops take them', options, async () => {
  await site.php("switch_theme('twentytwentythree');");
  const pattern = await inserts(card, "'post_type' => 'wp_block'");
  assertWorks(await readsPost(`<!-- wp:block {"ref":${pattern}} /-->`), 'a synced pattern');
  const inLoop = await inserts(card, "'post_title' => 'In the loop'");
  const loop =
    '<!-- wp:query {"query":{"perPage":1,"postType":"post","include":[' +
    inLoop +
    ']}} --><!-- wp:post-template --><!-- wp:post-content /--><!-- /wp:post-template --><!-- /wp:query -->';
  assertWorks(await reads(`/?page_id=${await inserts(loop, "'post_type' => 'page'")}`), 'a query loop');
  for (const [title, inside] of Object.entries({
    block: card,
    shortcode: `<!-- wp:shortcode -->${shortcode}<!-- /wp:shortcode -->`,
    tag: `<!-- wp:html -->${tag}<!-- /wp:html -->`,
  })) {
    const part =
      await site.php(`kses_remove_filters(); wp_set_current_user(1); $id = wp_insert_post(wp_slash(['post_type' => 'wp_template_part', 'post_name' => 'footer',
      'post_title' => 'Footer', 'post_status' => 'publish', 'post_content' => ${phpText(inside)}]));
      wp_set_object_terms($id, 'twentytwentythree', 'wp_theme'); wp_set_object_terms($id, 'footer', 'wp_template_part_area'); echo $id;`);
    const html = await readsPost('No widget here.');
    await site.php(`wp_delete_post(${part}, true);`);
    assertWorks(html, `a template part: ${title}`);
  }
});

test('feeds have a link to the page instead of a form', options, async () => {
  const id = await inserts(`Text before.\n\n${card}\n\n${shortcode}\n\n${tag}`, "'post_title' => 'In the feed'");
  const feed = await reads('/feed/');
  assert.match(feed, /In the feed/);
  assert.doesNotMatch(feed, /<(?:form|input|textarea|button)\b/, 'no form');
  const link = await site.php(`echo get_permalink(${id});`);
  assert.match(feed.slice(feed.indexOf('In the feed')), new RegExp(`<a href="${link}[^"]*">`));
});

test('excerpts, search results, embeds, comments and titles show nothing of a widget', options, async () => {
  const id = await inserts(
    `Findable words. ${shortcode}\n\n${card}\n\n${tag}`,
    "'post_title' => 'A [foyer-contact-card]'",
  );
  await site.php(
    `wp_insert_comment(['comment_post_ID' => ${id}, 'comment_content' => ${phpText(shortcode)}, 'comment_approved' => 1]);`,
  );
  const { content, excerpt }: Record<'content' | 'excerpt', { rendered: string }> = JSON.parse(
    await reads(`/index.php?rest_route=/wp/v2/posts/${id}`),
  );
  assert.match(content.rendered, /<foyer-contact-card/);
  assert.doesNotMatch(excerpt.rendered, /foyer|Message/);
  assert.doesNotMatch(await reads('/?s=Findable'), /<foyer-|<textarea/);
  assert.doesNotMatch(await reads(`/?p=${id}&embed=true`), /<foyer-/);
  assert.equal((await reads(`/?p=${id}`)).match(/<foyer-contact-card/g)?.length, 3, 'comment and title have none');
});

test('who may not read a post does not get its widget', options, async () => {
  const secret = await inserts(card, "'post_password' => 'secret'");
  assert.doesNotMatch(await reads(`/?p=${secret}`), /<foyer-/);
  const body = new URLSearchParams({ post_password: 'secret' });
  const entered = await fetch(`${site.url}/wp-login.php?action=postpass`, { method: 'POST', body, redirect: 'manual' });
  const cookie = entered.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
  assertWorks(await (await fetch(`${site.url}/?p=${secret}`, { headers: { cookie } })).text(), 'with the password');
  assert.doesNotMatch(await reads(`/?p=${await inserts(card, "'post_status' => 'private'")}`), /<foyer-/);
  assert.doesNotMatch(await reads(`/?p=${await inserts(card, "'post_status' => 'pending'")}&preview=true`), /<foyer-/);
});

test('revisions, scheduled posts, copies and exports keep the widget', options, async () => {
  const kept = await site.php(`kses_remove_filters(); wp_set_current_user(1);
    $id = wp_insert_post(wp_slash(['post_title' => 'Kept', 'post_status' => 'publish', 'post_content' => ${phpText(card)}]));
    wp_update_post(['ID' => $id, 'post_content' => 'Gone']); wp_update_post(wp_slash(['ID' => $id, 'post_content' => ${phpText(card)}])); wp_update_post(['ID' => $id, 'post_content' => 'Gone again']);
    foreach (wp_get_post_revisions($id) as $revision) if ($revision->post_content !== 'Gone again' && $revision->post_content !== 'Gone') { wp_restore_post_revision($revision->ID); break; }
    wp_update_post(['ID' => $id, 'post_title' => 'Quickly edited']);
    echo get_post($id)->post_content;`);
  assert.equal(kept, card);
  const future = await inserts(card, "'post_date' => gmdate('Y-m-d H:i:s', time() + 3600)");
  assert.doesNotMatch(await reads(`/?p=${future}`), /<foyer-/);
  await site.php(`wp_publish_post(${future});`);
  assertWorks(await reads(`/?p=${future}`), 'a scheduled post');
  const exported = await site.php(
    `require_once ABSPATH . 'wp-admin/includes/export.php'; ob_start(); export_wp(); echo ob_get_clean();`,
  );
  assert.ok(exported.includes(card), 'in the export');
});

test('an author without the right to HTML pastes a tag, and the widget is kept', options, async () => {
  const id =
    await site.php(`$user = wp_create_user('author', 'author', 'a@example.org'); (new WP_User($user))->set_role('author');
    wp_set_current_user($user); kses_init();
    echo wp_insert_post(wp_slash(['post_title' => 'By an author', 'post_status' => 'publish', 'post_author' => $user,
      'post_content' => ${phpText(`<!-- wp:html -->\n${tag}\n<!-- /wp:html -->\n\n<foyer-cta-banner heading="It's" endpoint="https://evil.example/" onclick="x()"></foyer-cta-banner>`)}]));`);
  const html = await reads(`/?p=${id}`);
  assertWorks(html, 'the card');
  assert.match(html, /<foyer-cta-banner heading="It(?:'|&#039;)s"/);
  assert.doesNotMatch(html, /evil|onclick/);
});

test('a theme that prints a shortcode after the head loads the script', options, async () => {
  await site.php(
    `file_put_contents(WPMU_PLUGIN_DIR . '/late.php', '<?php add_action("wp_footer", fn() => print(do_shortcode(\\'${shortcode}\\')), 1);');`,
  );
  assertWorks(await readsPost('Nothing here.'), 'late');
  await site.php("unlink(WPMU_PLUGIN_DIR . '/late.php');");
});

test('nothing of the plugin is in the error log', options, async () => {
  const log = await site.php('echo @file_get_contents(WP_DEBUG_LOG);');
  assert.deepEqual(
    log.split('\n').filter((line) => line.includes('foyer-forms')),
    [],
  );
});
