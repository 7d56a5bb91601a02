// The widgets in their states, side by side on one page.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { eventually } from './eventually.ts';
import type { Answer } from './pages.ts';

const card = (state: string, endpoint: string, more = '') =>
  `<foyer-contact-card data-state="${state}" heading="Schreiben Sie uns ${state}" service="json" captcha="none" endpoint="${endpoint}"
    form-id="${state}" consent="checkbox" privacy-url="/datenschutz" fallback-email="moser@example.org" ${more}></foyer-contact-card>`;

const newsletter = (state: string, endpoint: string) =>
  `<foyer-newsletter-signup data-state="${state}" heading="Post ${state}" service="json" captcha="none" endpoint="${endpoint}" form-id="post-${state}"
    consent="checkbox" controller="Moser" frequency="monthly" privacy-url="/datenschutz"></foyer-newsletter-signup>`;

/** Each widget in each of its states; the script below brings the forms there. */
export const WIDGETS = `
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

export const answers: Readonly<Record<string, Answer>> = {
  '/sent': (response) => response.setHeader('Content-Type', 'application/json').end('{"ok":true}'),
  '/failed': (response) => response.writeHead(500).end('{}'),
  '/html': (response) => response.setHeader('Content-Type', 'text/html').end('<!doctype html>'),
  '/never': () => undefined,
};

/** What Bootstrap 5.3 and a theme.json define, so that the themes for them have something to take over. */
const foreign: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  'bootstrap.css': [
    '--bs-primary: #0d6efd; --bs-body-bg: #fff; --bs-body-color: #212529; --bs-form-invalid-color: #dc3545; --bs-form-valid-color: #198754',
    '--bs-primary: #0d6efd; --bs-body-bg: #212529; --bs-body-color: #dee2e6; --bs-form-invalid-color: #ea868f; --bs-form-valid-color: #75b798',
  ],
  'wordpress.css': [
    '--wp--preset--color--accent-1: #ffee58; --wp--preset--color--base: #fff; --wp--preset--color--contrast: #111',
    '--wp--preset--color--accent-1: #ffee58; --wp--preset--color--base: #111; --wp--preset--color--contrast: #fff',
  ],
};

export interface Theme {
  readonly name: string;
  readonly css: string;
}

/** The finished themes, and a page without one. */
export async function themes(): Promise<readonly Theme[]> {
  const folder = new URL('../themes/', import.meta.resolve('@foyer/elements/cdn/foyer.js'));
  const names = (await readdir(folder)).filter((name) => name.endsWith('.css'));
  const found = names.map(async (name) => ({ name, css: await readFile(new URL(name, folder), 'utf8') }));
  return [{ name: 'no theme', css: '' }, ...(await Promise.all(found))];
}

/** The style sheet of a page with a theme. */
export function themed(name: string, css: string, scheme: 'light' | 'dark'): string {
  const ground = scheme === 'light' ? '#fff' : '#101214';
  const own = foreign[name]?.[scheme === 'light' ? 0 : 1] ?? '';
  return `:root { color-scheme: ${scheme}; background: ${ground}; ${own} } ${css}`;
}

/** @param visitor what evaluates a script in the page */
export async function reachesAllStates(visitor: Pick<Visitor, 'evaluates'>): Promise<void> {
  await eventually('widgets', async () => ((await visitor.evaluates(DRAWN)) === true ? true : undefined));
  await visitor.evaluates(REACH);
  let missing: unknown;
  await eventually('all states', async () => {
    missing = await visitor.evaluates(REACHED);
    return Array.isArray(missing) && missing.length === 0 ? true : undefined;
  }).catch((error: unknown) => assert.fail(`${String(error)} ${JSON.stringify(missing)}`));
}
