// Server rendering from the published files: run after `tsc -b`.
import assert from 'node:assert/strict';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { test } from 'node:test';

const dist = new URL('../dist/', import.meta.url);
const load = (file: string) => import(new URL(file, dist).href) as Promise<Record<string, unknown>>;

const { renderWidgets } = (await load('ssr.js')) as {
  renderWidgets(html: string, options?: { nonce?: string }): Promise<string>;
};

/** Without style sheets. */
async function render(html: string): Promise<string> {
  return (await renderWidgets(html)).replaceAll(/<style[^>]*>.*?<\/style>/gs, '');
}

/** What some widgets show of their attributes. */
const shown: readonly (readonly [markup: string, words: readonly string[]])[] = [
  [
    '<foyer-contact-card name="Lena Moser" heading="Schreiben Sie uns" hours="Mo-Fr 9-17" email="lena@bücher.example">',
    [
      'Schreiben Sie uns',
      'Lena Moser',
      'Ihr Ansprechpartner',
      'Nachricht senden',
      'name="message"',
      'Mo–Fr',
      'xn--bcher-kva',
    ],
  ],
  [
    '<foyer-newsletter-signup controller="Moser" formality="informal">',
    ['Newsletter anfordern', 'name="email"', 'Moser schickt dir einen Newsletter.'],
  ],
  [
    '<foyer-blog-teaser post-title="Ruhe" href="/ruhe" published="2026-11-18" heading="Blog" more-href="/blog">',
    ['Ruhe', 'href="/ruhe"', '18. November 2026', 'Alle Beiträge'],
  ],
  [
    '<foyer-cta-banner heading="Seminar" label="Mehr erfahren" href="/seminar" dismissible>',
    ['Seminar', 'Mehr erfahren', 'href="/seminar"', 'Schließen'],
  ],
  ['<foyer-math-captcha>', ['Kurze Rechenfrage', 'Ohne Rechnen', 'id="answer"']],
];

for (const [markup, expected] of shown) {
  const [, tag = ''] = /<([\w-]+)/.exec(markup) ?? [];
  test(`<${tag}> renders in the language of its place, with a declarative shadow root`, async () => {
    const page = await render(`<div lang="de"><p>davor</p>${markup}</${tag}></div>`);
    assert.ok(page.startsWith(`<div lang="de"><p>davor</p>${markup}<template shadowrootmode="open">`));
    assert.ok(page.endsWith(`</template></${tag}></div>`));
    for (const words of expected) assert.ok(page.includes(words), `${words} is not in ${page}`);
  });
}

test('the card names the ways to a person in the same order, whatever the order of its attributes', async () => {
  const ways = ['Lena Moser', 'href="tel:', 'href="mailto:', 'Hafenweg 1', 'Mo–Fr', '<form'];
  for (const attributes of [
    'name="Lena Moser" phone="+49 30 1" email="lena@example.org" address="Hafenweg 1" hours="Mo-Fr 9-17"',
    'hours="Mo-Fr 9-17" address="Hafenweg 1" email="lena@example.org" phone="+49 30 1" name="Lena Moser"',
  ]) {
    const page = await render(`<div lang="de"><foyer-contact-card ${attributes}></foyer-contact-card></div>`);
    const inside = page.slice(page.indexOf('<template'));
    const places = ways.map((way) => inside.indexOf(way));
    assert.ok(!places.includes(-1), String(places));
    assert.deepEqual(
      places,
      places.toSorted((one, other) => one - other),
    );
  }
});

test('all but the widgets stays as it was written', async () => {
  const page = `<!DOCTYPE html>\n<HTML LANG=de><head><title>A &amp; B</title></head>\n<body class='x'  ><p>offen<p>auch <B>fett
<foyer-cta-banner label=Mehr href=/m></foyer-cta-banner><!-- <foyer-cta-banner> --><script>"<foyer-cta-banner>"</script></body>`;
  const rendered = await render(page);
  assert.equal(rendered.replace(/<template.*<\/template>/s, ''), page);
  assert.equal(rendered.match(/<template/g)?.length, 1);
});

test('the language is that of the nearest ancestor, and the option of the page comes before the document', async () => {
  const widget = '<foyer-cta-banner label="x" href="/" dismissible></foyer-cta-banner>';
  const option = '<meta name="foyer" data-lang="en">';
  const closes = async (html: string) =>
    [...(await render(html)).matchAll(/aria-label="([^"]+)"/g)].map(([, word]) => word);
  assert.deepEqual(
    await closes(`<html lang="de_AT">${widget}<div lang="en">${widget}<p lang="de">${widget}</p></div>`),
    ['Schließen', 'Close', 'Schließen'],
  );
  assert.deepEqual(await closes(`<html lang="de"><head>${option}</head>${widget}<p lang="de">${widget}</p>`), [
    'Close',
    'Schließen',
  ]);
});

test('options of the script tag hold for every form', async () => {
  const script =
    '<script type="module" src="https://forms.example/foyer.js?v=1" data-server="https://forms.example/" data-formality="informal"></script>';
  const page = await render(`<html lang="de">${script}<foyer-newsletter-signup></foyer-newsletter-signup>`);
  assert.match(page, /<form[^>]* method="post" action="https:\/\/forms\.example\/newsletter"/);
  assert.match(page, /dir einen Newsletter/);
});

test('a form names its fields as its service wants them', async () => {
  const form = (attributes: string) => render(`<foyer-contact-card ${attributes}></foyer-contact-card>`);
  const named = await form(
    'endpoint="https://api.web3forms.com/submit" service-params="access_key=k1" field-names="message=text"',
  );
  assert.match(named, /action="https:\/\/api\.web3forms\.com\/submit"/);
  assert.match(named, /name="access_key" value="k1"/);
  assert.match(named, /<textarea[^>]* name="text"/);
  assert.doesNotMatch(named, /name="(?:foyer\.|reference)/);
  const unnamed = await form('service="json" endpoint="/contact"');
  assert.match(unnamed, /method="dialog"/);
  assert.match(unnamed, /<noscript><slot name="fallback"><\/slot><\/noscript>/);
});

test('the consent that is sent without JavaScript is the one that is shown', async () => {
  const page = await render(
    `<div lang="de"><foyer-newsletter-signup endpoint="/newsletter"><p slot="consent">Ja,
      <b>gern</b> &amp; "oft"</p></foyer-newsletter-signup></div>`,
  );
  assert.match(page, /name="foyer\.consent" value="Ja, gern &amp; &quot;oft&quot;"/);
  assert.match(page, /name="foyer\.locale" value="de"/);
});

test('data for search engines stand behind the card, as text', async () => {
  const card =
    '<foyer-contact-card structured-data name="</script><b>Lena" hours="Mo-Fr 9-17" fields="none"></foyer-contact-card>';
  const page = await render(`<p>davor</p>${card}<p>danach</p>`);
  const [, data = ''] =
    /<\/foyer-contact-card><script type="application\/ld\+json" data-widget>(.*?)<\/script><p>danach/.exec(page) ?? [];
  const { name, openingHoursSpecification } = JSON.parse(data) as Record<string, unknown>;
  assert.equal(name, '</script><b>Lena');
  assert.ok(openingHoursSpecification);
  assert.doesNotMatch(await render('<foyer-contact-card name="Lena"></foyer-contact-card>'), /ld\+json/);
  const post = await render('<foyer-blog-teaser structured-data post-title="Calm" href="/calm"></foyer-blog-teaser>');
  assert.match(post, /<\/foyer-blog-teaser><script [^>]*data-widget>[^<]*"headline":"Calm","url":"\/calm"/);
});

test('rendering twice gives the same page, and rendered widgets are left alone', async () => {
  const page =
    '<foyer-contact-card endpoint="/contact"></foyer-contact-card><foyer-newsletter-signup></foyer-newsletter-signup>';
  const rendered = await renderWidgets(page);
  assert.equal(await renderWidgets(page), rendered);
  assert.equal(await renderWidgets(rendered), rendered);
});

test('every style element carries the nonce', async () => {
  const page = await renderWidgets('<foyer-contact-card endpoint="/contact"></foyer-contact-card>', { nonce: 'n"1' });
  const styles = page.match(/<style[^>]*>/g) ?? [];
  assert.ok(styles.length >= 2);
  for (const style of styles) assert.match(style, /nonce="n&quot;1"/);
  assert.doesNotMatch(page, / style=/);
});

test('text of the page stays text', async () => {
  const evil = '"&gt;&lt;img src=x onerror=alert(1)&gt;&lt;/template&gt;&lt;/style&gt;';
  const page = await render(
    `<foyer-contact-card heading='${evil}' name='${evil}' privacy-url="javascript:alert(1)" consent="checkbox" endpoint="/contact"></foyer-contact-card>
     <foyer-cta-banner label="Mehr" href="javascript:alert(1)"></foyer-cta-banner>`,
  );
  const rendered = [...page.matchAll(/<template.*?<\/template>/gs)].join('');
  assert.doesNotMatch(rendered, /<img|href="javascript:/);
});

test('mistakes in attributes are told on the console', async (context) => {
  const warn = context.mock.method(console, 'warn', () => undefined);
  await renderWidgets(
    `<foyer-contact-card heading-level="9" fields="age" service="pigeon" endpoint="/x"></foyer-contact-card>`,
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  const told = warn.mock.calls.map(({ arguments: [sentence] }) => String(sentence)).join('\n');
  for (const attribute of ['heading-level', 'fields', 'service'])
    assert.match(told, new RegExp(`<foyer-contact-card>.*${attribute}`));
});

const manifest = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
  exports: Record<string, string | { default?: string }>;
};
const doors = Object.values(manifest.exports).flatMap((door) => (typeof door === 'object' ? (door.default ?? []) : []));
const names = await readdir(new URL('elements', dist));
const isLanguage = (file: string) => file.endsWith('.js') && !/\.(?:later|owner)\.js$/.test(file);
const languages = (await readdir(new URL('locales', dist)))
  .filter(isLanguage)
  .map((file) => file.slice(0, -'.js'.length));

for (const door of doors) {
  const stars = door.includes('/locales/') ? languages : door.includes('*') ? names : [''];
  for (const star of stars) {
    const file = door.replaceAll('*', star).replace('./dist/', '');
    test(`importing ${file} in plain Node throws nothing`, async () => {
      await assert.doesNotReject(load(file));
    });
  }
}

// Next bundles a page's server components and its client components apart, and runs both in one process.
test('a second copy of the package in the same process renders with its own classes, and warns of nothing', async (context) => {
  // Below node_modules, so that Lit is found, and is the same for both.
  const copy = new URL('../node_modules/.cache/second-copy/', import.meta.url);
  context.after(() => rm(copy, { recursive: true, force: true }));
  await cp(dist, copy, { recursive: true });
  await writeFile(new URL('package.json', copy), '{ "type": "module" }');
  const warn = context.mock.method(console, 'warn');
  await load('elements/contact-card/define.js');

  const second = (await import(new URL('ssr.js', copy).href)) as { renderWidgets(html: string): Promise<string> };
  const page = '<foyer-contact-card name="Lena Moser" hours="Mo-Fr 9-17" structured-data></foyer-contact-card>';
  assert.equal(await second.renderWidgets(page), await renderWidgets(page));
  assert.deepEqual(
    warn.mock.calls.map(({ arguments: words }) => words.join(' ')),
    [],
  );
});
