// Every finished theme, light and dark, with the widgets in their states side by side: axe, and the contrast of all text.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { FAINT_TEXT } from './contrast.ts';
import { eventually } from './eventually.ts';
import { type Answer, page, startPages } from './pages.ts';
import { story } from './story.ts';

const axe = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const themes = new URL('../themes/', import.meta.resolve('@foyer/elements/cdn/foyer.js'));

const card = (state: string, endpoint: string, more = '') =>
  `<foyer-contact-card data-state="${state}" heading="Schreiben Sie uns ${state}" service="json" captcha="none" endpoint="${endpoint}"
    form-id="${state}" consent="checkbox" privacy-url="/datenschutz" fallback-email="moser@example.org" ${more}></foyer-contact-card>`;

const newsletter = (state: string, endpoint: string) =>
  `<foyer-newsletter-signup data-state="${state}" heading="Post ${state}" service="json" captcha="none" endpoint="${endpoint}" form-id="post-${state}"
    consent="checkbox" controller="Moser" frequency="monthly" privacy-url="/datenschutz"></foyer-newsletter-signup>`;

/** Each widget in each of its states; the script below brings the forms there. */
const WIDGETS = `
  ${card('idle', '/sent', 'name="Katrin Weidner" job-title="Beratung" phone="+49 30 1234567" hours="Mo-Fr 9-17" address="Am Ufer 1" map="osm" vcard')}
  ${card('invalid', '/sent')} ${card('sent', '/sent')} ${card('failed', '/failed')} ${card('unconfirmed', '/html')} ${card('sending', '/never')}
  ${newsletter('idle', '/sent')} ${newsletter('invalid', '/sent')} ${newsletter('failed', '/failed')}
  <foyer-blog-teaser heading="Blog" post-title="Drei Tage" href="/1" published="2026-11-05" excerpt="Kurz." author="Lena" reading-time="4"
    more-href="/blog"><ul slot="takeaways"><li>Ruhe</li></ul></foyer-blog-teaser>
  <foyer-blog-teaser heading="Neues" src="/nothing.xml" more-href="/blog"></foyer-blog-teaser>
  <foyer-cta-banner heading="Zwei Tage" label="Mehr erfahren" href="/s" dismissible><p>Ein Text.</p></foyer-cta-banner>
  <form aria-label="Frage"><foyer-math-captcha></foyer-math-captcha></form>`;

const FILLED = { email: 'lena@example.org', message: 'Guten Tag' };

/** Fills in the forms, and sends those that are to be in another state than the first. */
const REACH = `(() => {
  for (const form of document.querySelectorAll('[data-state]:not([data-state=idle])')) {
    if (form.dataset.state !== 'invalid') {
      form.value = ${JSON.stringify(FILLED)};
      form.shadowRoot.querySelector('[type=checkbox]').click();
    }
    void form.submit();
  }
})()`;

const REACHED = `[...document.querySelectorAll('[data-state]')].map((form) => form.state === form.dataset.state ? '' : form.dataset.state + ': ' + form.state).filter(Boolean)`;

const DRAWN = `[...document.querySelectorAll('body :is(foyer-contact-card, foyer-newsletter-signup, foyer-blog-teaser, foyer-cta-banner)')]
  .every((widget) => widget.hasUpdated)`;

const answers: Readonly<Record<string, Answer>> = {
  '/sent': (response) => response.setHeader('Content-Type', 'application/json').end('{"ok":true}'),
  '/failed': (response) => response.writeHead(500).end('{}'),
  '/html': (response) => response.setHeader('Content-Type', 'text/html').end('<!doctype html>'),
  '/never': () => undefined,
};

/** What Bootstrap 5.3 and a theme.json define, so that the themes for them have something to take over. */
const FOREIGN: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  'bootstrap.css': [
    '--bs-primary: #0d6efd; --bs-body-bg: #fff; --bs-body-color: #212529; --bs-form-invalid-color: #dc3545; --bs-form-valid-color: #198754',
    '--bs-primary: #0d6efd; --bs-body-bg: #212529; --bs-body-color: #dee2e6; --bs-form-invalid-color: #ea868f; --bs-form-valid-color: #75b798',
  ],
  'wordpress.css': [
    '--wp--preset--color--accent-1: #ffee58; --wp--preset--color--base: #fff; --wp--preset--color--contrast: #111',
    '--wp--preset--color--accent-1: #ffee58; --wp--preset--color--base: #111; --wp--preset--color--contrast: #fff',
  ],
};

async function pagesOf(name: string, css: string): Promise<Record<string, string>> {
  const written = (scheme: string, at: 0 | 1) => {
    const ground = scheme === 'light' ? '#fff' : '#101214';
    const own = `:root { color-scheme: ${scheme}; background: ${ground}; ${FOREIGN[name]?.[at] ?? ''} }`;
    const head = `<style>${own} ${css}</style><script type="module" src="/a/foyer.js"></script>`;
    return page(`<main><h1>Seite</h1>${WIDGETS}</main>`, head);
  };
  return { [`/${name}/light`]: written('light', 0), [`/${name}/dark`]: written('dark', 1) };
}

async function reachesAllStates(visitor: Visitor): Promise<void> {
  await eventually('widgets', async () => ((await visitor.evaluates(DRAWN)) === true ? true : undefined));
  await visitor.evaluates(REACH);
  let missing: unknown;
  await eventually('all states', async () => {
    missing = await visitor.evaluates(REACHED);
    return Array.isArray(missing) && missing.length === 0 ? true : undefined;
  }).catch((error: unknown) => assert.fail(`${String(error)} ${JSON.stringify(missing)}`));
}

const VIOLATIONS = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.flat().join(' ')).join(', ')))`;

const files = (await readdir(themes)).filter((name) => name.endsWith('.css'));
for (const name of ['no theme', ...files]) {
  story(`${name}: every state passes axe and can be read, light and dark`, async (visitor, context) => {
    const css = name === 'no theme' ? '' : await readFile(new URL(name, themes), 'utf8');
    const pages = await pagesOf(name.replace(' ', '-'), css);
    const { url } = await startPages(context, { ...answers, ...pages }, '/a/');
    for (const path of Object.keys(pages)) {
      await visitor.opens(url + path);
      await reachesAllStates(visitor);
      assert.deepEqual(await visitor.evaluates(FAINT_TEXT), [], path);
      await visitor.evaluates(`(() => { ${axe} })()`);
      assert.deepEqual(await visitor.evaluates(VIOLATIONS), [], path);
    }
  });
}
