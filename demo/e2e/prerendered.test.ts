// Pages whose widgets a server rendered: they are complete before any script, and a script only takes them over.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { renderWidgets } from '@foyer/elements/ssr.js';
import { type Engine, wantedEngines } from '@foyer/testing/node/browsers.ts';
import { startVisitor, type Visitor } from '@foyer/testing/node/visitor.ts';
import { eventually } from './eventually.ts';
import { storedWith } from './owner.ts';
import { page, startPages } from './pages.ts';
import { answersTheQuestion } from './plain-form.ts';
import { siteOfThisFile, story } from './story.ts';
import { answersTheSum, SENT, writes } from './widget.ts';

const site = siteOfThisFile();

const script = (server = site().endpointUrl) =>
  `<script type="module" src="/a/foyer.js" data-server="${server}"></script>`;

/** Adds the script to a page that came without it. */
const SCRIPT_ARRIVES = `(() => {
  const script = document.createElement('script');
  script.type = 'module';
  script.src = '/a/foyer.js';
  document.head.append(script);
})()`;

const isDefined = (visitor: Visitor) =>
  eventually('a defined widget', async () => {
    const waiting = await visitor.evaluates(
      `[...document.querySelectorAll('foyer-contact-card, foyer-newsletter-signup, foyer-blog-teaser, foyer-cta-banner, foyer-math-captcha')]
        .filter((widget) => !widget.hasUpdated).length`,
    );
    return waiting === 0 ? true : undefined;
  });

story('what was typed before the script stays where it is, and is stored', async (visitor, context) => {
  const card = `<meta name="foyer" data-server="${site().endpointUrl}"><foyer-contact-card heading="Schreiben Sie uns"></foyer-contact-card>`;
  const { url } = await startPages(context, { '/': await renderWidgets(page(card)) }, '/a/');
  const message = `Vor dem Skript getippt (${visitor.engine})`;
  await visitor.opens(url);
  await writes(visitor, message);
  await visitor.evaluates(
    `void (window.kept = [...document.querySelector('foyer-contact-card').shadowRoot.querySelectorAll('form, input, textarea')])`,
  );
  await visitor.evaluates(SCRIPT_ARRIVES);
  await isDefined(visitor);
  const now = `[...document.querySelector('foyer-contact-card').shadowRoot.querySelectorAll('form, input, textarea')]`;
  assert.equal(
    await visitor.evaluates(`kept.filter((node) => node.type !== 'hidden').every((node, at) => ${now}[at] === node)`),
    true,
  );
  assert.equal(
    await visitor.evaluates(`document.querySelector('foyer-contact-card').shadowRoot.activeElement.name`),
    'message',
  );
  await answersTheSum(visitor);
  await visitor.clicks('Nachricht senden');
  await visitor.sees(SENT);
  const [row, ...others] = storedWith(site(), message);
  assert.deepEqual(row?.fields, { email: 'lena@example.org', message });
  assert.deepEqual(others, []);
});

/** Each is rendered on a server, and again by the browser alone. */
const WIDGETS = [
  '<foyer-contact-card></foyer-contact-card>',
  `<foyer-contact-card heading="Schreiben Sie uns" name="Katrin Weidner" job-title="Beratung" organization="Moser" lang="de"
    phone="+49 30 1234567" email="katrin@bücher.example" hours="Mo-Fr 9-12,13-17; Sa 10-14" address="Am Ufer 1" consent="checkbox"
    privacy-url="/datenschutz" fields="name? email phone subject? message"><p>Ein <b>Text</b></p></foyer-contact-card>`,
  `<foyer-contact-card name="Katrin" fields="none"><img slot="photo" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt=""></foyer-contact-card>`,
  '<foyer-contact-card captcha="none" consent="none" variant="plain" formality="informal"></foyer-contact-card>',
  '<div lang="en"><foyer-contact-card service="json" endpoint="/contact"></foyer-contact-card></div>',
  '<foyer-newsletter-signup></foyer-newsletter-signup>',
  `<foyer-newsletter-signup controller="Moser" purpose="Kunst &amp; Bau" frequency="monthly" topics="a b" privacy-url="/d" imprint-url="/i"
    formality="informal"><span slot="topics" data-topic="a">Kunst</span><h3 slot="heading">Post</h3></foyer-newsletter-signup>`,
  `<foyer-newsletter-signup consent="checkbox" name-field="none"><p slot="consent">Ja, ich will.</p></foyer-newsletter-signup>`,
  `<foyer-blog-teaser heading="Blog" post-title="Drei Tage" href="/1" published="2026-11-05" excerpt="Kurz &lt;b&gt;" author="Lena"
    reading-time="4" more-href="/blog"><ul slot="takeaways"><li>Ruhe</li></ul></foyer-blog-teaser>`,
  '<foyer-cta-banner heading="Seminar" label="Mehr" href="/seminar" dismissible><p slot="text">Zwei Tage</p></foyer-cta-banner>',
  '<foyer-cta-banner label="Schreiben" opens="#form"></foyer-cta-banner>',
  '<form><foyer-math-captcha></foyer-math-captcha></form>',
  '<form><foyer-math-captcha challenge="/contact/challenge" optional></foyer-math-captcha></form>',
];

/** Text and attributes of each element; the digits of the page's own question differ. */
const TREES = `[...document.querySelectorAll('[id^="at-"] *')].filter(({ localName }) => localName.startsWith('foyer-')).map(({ shadowRoot }) =>
  [...shadowRoot.querySelectorAll('*')].map((element) =>
    [element.localName, ...[...element.attributes].map(({ name, value }) => name + '=' + value).sort(),
      ...[...element.childNodes].filter(({ nodeType, data }) => nodeType === 3 && data.trim()).map(({ data }) => data.trim())]
      .join(' ').replaceAll(/\\d+/g, '0')).join('\\n'))`;

story('a widget that is taken over is the one that the browser would have made', async (visitor, context) => {
  const body = WIDGETS.map((widget, at) => `<div id="at-${at}">${widget}</div>`).join('\n');
  const written = page(body, script());
  const pages = { '/rendered': await renderWidgets(written), '/written': written };
  const { url } = await startPages(context, pages, '/a/');
  const trees = async (path: string) => {
    await visitor.opens(`${url}${path}`);
    await isDefined(visitor);
    await visitor.sees('Mo–Fr');
    return eventually('a page at rest', async () => {
      const before = await visitor.evaluates(TREES);
      await sleep(300); // what is loaded on demand arrives in any order
      const found = await visitor.evaluates(TREES);
      return Array.isArray(found) && String(found) === String(before) ? found.map(String) : undefined;
    });
  };
  const wanted = await trees('/written');
  const found = await trees('/rendered');
  assert.equal(found.length, WIDGETS.length);
  for (const [at, tree] of found.entries()) assert.equal(tree, wanted[at], WIDGETS[at]);
  const marks = `[...document.querySelectorAll('[id^="at-"] *')].filter(({ shadowRoot }) => shadowRoot && !shadowRoot.innerHTML.includes('<!--lit-part')).map(({ localName }) => localName)`;
  assert.deepEqual(await visitor.evaluates(marks), [], 'replaced instead of taken over');
});

test('chromium: without JavaScript a rendered form is stored, with the consent as it is shown', async (context) => {
  if (!wantedEngines().includes('chromium')) return context.skip('chromium is not wanted');
  const visitor = await startVisitor('chromium', { width: 320, height: 800, javaScript: false });
  assert.ok(visitor);
  context.after(() => visitor.leaves());
  const widgets = `<foyer-newsletter-signup consent="checkbox" controller="Moser"></foyer-newsletter-signup>
    <foyer-contact-card service="json" endpoint="/json"><p slot="fallback">Schreiben Sie an moser@example.org</p></foyer-contact-card>`;
  const { url } = await startPages(context, { '/': await renderWidgets(page(widgets, script())) });
  await visitor.opens(url);
  await visitor.sees('Schreiben Sie an moser@example.org');
  assert.doesNotMatch(await visitor.text(), /Nachricht senden|Rechenfrage/);
  await visitor.fills('E-Mail', 'ohne-skript@example.org');
  await visitor.clicks('Ja, ich möchte den Newsletter.');
  await visitor.clicks('Newsletter anfordern');
  await answersTheQuestion(visitor);
  await visitor.sees('Noch ein Klick');
  const [row] = await eventually('a row', async () => {
    const rows = storedWith(site(), 'ohne-skript@example.org');
    return rows.length > 0 ? rows : undefined;
  });
  assert.equal(row?.form, 'newsletter');
});

/** Opens a page that is not on the visitor's own machine, where widgets wait for the first touch. */
async function visitsFromAfar(engine: Engine, context: TestContext, url: string): Promise<Visitor | undefined> {
  if (engine === 'webkit') return void context.skip('webkit cannot be given a distant site on this machine');
  const distant = new URL(url);
  distant.hostname = 'moser.example';
  const visitor = await startVisitor(engine, { width: 1100, height: 800, site: distant });
  if (!visitor) return void context.skip(`${engine} is not on this machine`);
  context.after(() => visitor.leaves());
  await visitor.opens(distant.href);
  return visitor;
}

for (const engine of wantedEngines()) {
  test(`${engine}: a rendered page loads nothing but foyer.js before the first touch, and holds the first click`, async (context) => {
    const widgets = '<foyer-newsletter-signup service="form" endpoint="/json"></foyer-newsletter-signup>';
    const received: string[] = [];
    const { url, requests } = await startPages(
      context,
      {
        '/': await renderWidgets(page(widgets, '<script type="module" src="/a/foyer.js"></script>')),
        '/json': (response, { body }) => {
          received.push(body);
          response.end('{}');
        },
      },
      '/a/',
    );
    const visitor = await visitsFromAfar(engine, context, url);
    if (!visitor) return;
    await visitor.sees('Newsletter anfordern');
    await visitor.evaluates(`new Promise((resolve) => setTimeout(resolve, 500))`);
    assert.deepEqual(requests, ['GET /', 'GET /a/foyer.js']);
    await visitor.evaluates(
      `void (window.button = document.querySelector('foyer-newsletter-signup').shadowRoot.querySelector('button'))`,
    );
    // By script, so that no pointer comes over the widget before.
    await visitor.evaluates(
      `void (document.querySelector('foyer-newsletter-signup').shadowRoot.querySelector('[name=email]').value = 'mia@example.org')`,
    );
    await visitor.evaluates('void button.click()');
    await eventually('a message', async () => (received.length > 0 ? true : undefined));
    assert.match(received[0] ?? '', /mia%40example\.org/);
    assert.equal(received.length, 1);
    assert.equal(await visitor.evaluates('location.pathname'), '/');
    assert.equal(await visitor.evaluates('button.isConnected'), true);
  });

  test(`${engine}: a script asks a rendered form whether it is valid, which wakes it`, async (context) => {
    const { url } = await startPages(
      context,
      { '/': await renderWidgets(page('<foyer-newsletter-signup></foyer-newsletter-signup>', script())) },
      '/a/',
    );
    const visitor = await visitsFromAfar(engine, context, url);
    if (!visitor) return;
    await eventually('a widget that waits', async () =>
      (await visitor.evaluates(`'checkValidity' in document.querySelector('foyer-newsletter-signup')`)) === true
        ? true
        : undefined,
    );
    const widget = `document.querySelector('foyer-newsletter-signup')`;
    // Compared in the page: a promise would be awaited here.
    assert.equal(await visitor.evaluates(`${widget}.checkValidity() === false`), true, 'no address');
    await isDefined(visitor);
    await visitor.evaluates(`void (${widget}.shadowRoot.querySelector('[name=email]').value = 'mia@example.org')`);
    assert.equal(await visitor.evaluates(`${widget}.checkValidity()`), true);
    assert.equal(await visitor.evaluates(`Object.hasOwn(${widget}, 'checkValidity')`), false);
  });
}

story('a rendered widget is styled under a policy that allows styles by nonce alone', async (visitor, context) => {
  const policy = `default-src 'none'; img-src data:; script-src 'nonce-n1' 'strict-dynamic'; style-src 'nonce-n1'; require-trusted-types-for 'script'`;
  const watch = `<script nonce="n1">window.blocked = []; addEventListener('securitypolicyviolation', (event) => blocked.push(event.violatedDirective))</script>`;
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy}">${watch}`;
  const widget = '<foyer-newsletter-signup></foyer-newsletter-signup>';
  const nonced = '<script type="module" nonce="n1" src="/a/foyer.js"></script>';
  const pages = {
    '/plain': await renderWidgets(page(widget, head), { nonce: 'n1' }),
    '/': await renderWidgets(page(widget, head + nonced), { nonce: 'n1' }),
  };
  const { url } = await startPages(context, pages, '/a/');
  const background = `getComputedStyle(document.querySelector('foyer-newsletter-signup').shadowRoot.querySelector('button')).backgroundColor`;
  await visitor.opens(`${url}/plain`);
  const before = await visitor.evaluates(background);
  assert.notEqual(before, 'rgba(0, 0, 0, 0)');
  assert.deepEqual(await visitor.evaluates('blocked'), []);
  await visitor.opens(url);
  await isDefined(visitor);
  assert.equal(await visitor.evaluates(background), before);
  assert.deepEqual(await visitor.evaluates('blocked'), []);
});
