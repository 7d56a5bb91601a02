// The widgets in their states, side by side on one page.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { eventually } from './eventually.ts';
import type { Answer } from './pages.ts';

interface Setting {
  readonly endpoint: string;
  readonly service?: string;
  readonly more?: string;
}

const card = (state: string, { endpoint, service = 'json', more = '' }: Setting) =>
  `<foyer-contact-card data-state="${state}" heading="Schreiben Sie uns ${state}" service="${service}" captcha="none" endpoint="${endpoint}"
    form-id="${state}" consent="checkbox" privacy-url="/datenschutz" fallback-email="moser@example.org" ${more}></foyer-contact-card>`;

const newsletter = (state: string, { endpoint, service = 'json', more = '' }: Setting) =>
  `<foyer-newsletter-signup data-state="${state}" heading="Post ${state}" service="${service}" captcha="none" endpoint="${endpoint}" form-id="post-${state}"
    consent="checkbox" controller="Moser" frequency="monthly" privacy-url="/datenschutz" ${more}></foyer-newsletter-signup>`;

const person =
  'name="Katrin Weidner" job-title="Beratung" phone="+49 30 1234567" hours="Mo-Fr 9-17" address="Am Ufer 1" map="osm" vcard';

/** Each widget in each of its states; the script below brings the forms there. */
export const WIDGETS = `
  ${card('idle', { endpoint: '/sent', more: person })}
  ${card('invalid', { endpoint: '/sent' })} ${card('sent', { endpoint: '/sent', more: 'reply-time="morgen Mittag"' })}
  ${card('failed', { endpoint: '/failed' })} ${card('unconfirmed', { endpoint: '/html' })} ${card('sending', { endpoint: '/never' })}
  ${card('waiting', { endpoint: '/busy', service: 'foyer' })} ${card('unclear', { endpoint: '/odd' })}
  ${newsletter('idle', { endpoint: '/sent' })} ${newsletter('invalid', { endpoint: '/sent' })} ${newsletter('failed', { endpoint: '/failed' })}
  ${newsletter('pending', { endpoint: '/pending', service: 'foyer' })} ${newsletter('offline', { endpoint: '/cut', service: 'foyer' })}
  <foyer-blog-teaser heading="Blog" post-title="Drei Tage" href="/1" published="2026-11-05" excerpt="Kurz." author="Lena" reading-time="4"
    more-href="/blog"><ul slot="takeaways"><li>Ruhe</li></ul></foyer-blog-teaser>
  <foyer-blog-teaser heading="Neues" src="/nothing.xml" more-href="/blog"></foyer-blog-teaser>
  <foyer-blog-teaser heading="Bald" src="/never" images="none"></foyer-blog-teaser>
  <foyer-cta-banner heading="Zwei Tage" label="Mehr erfahren" href="/s" dismissible><p>Ein Text.</p></foyer-cta-banner>
  <form aria-label="Frage"><foyer-math-captcha></foyer-math-captcha></form>`;

const FILLED = { email: 'lena@example.org', message: 'Guten Tag' };

/** Fills in the forms, and sends those that are to be in another state than the first. */
const reach = (forms: string) => `(() => {
  for (const form of document.querySelectorAll('${forms}')) {
    if (form.dataset.state !== 'invalid') {
      form.value = ${JSON.stringify(FILLED)};
      form.shadowRoot.querySelector('[type=checkbox]').click();
    }
    void form.submit();
  }
})()`;

const GO_OFFLINE = `void Object.defineProperty(Navigator.prototype, 'onLine', { configurable: true, get: () => false })`;

const reached = (forms: string) =>
  `[...document.querySelectorAll('${forms}')].map((form) => form.state === form.dataset.state ? '' : form.dataset.state + ': ' + form.state).filter(Boolean)`;

const DRAWN = `[...document.querySelectorAll('body :is(foyer-contact-card, foyer-newsletter-signup, foyer-blog-teaser, foyer-cta-banner)')]
  .every((widget) => widget.hasUpdated)`;

export const answers: Readonly<Record<string, Answer>> = {
  '/sent': (response) => response.setHeader('Content-Type', 'application/json').end('{"ok":true}'),
  '/failed': (response) => response.writeHead(500).end('{}'),
  '/html': (response) => response.setHeader('Content-Type', 'text/html').end('<!doctype html>'),
  '/never': () => undefined,
  '/busy': (response) => response.writeHead(503, { 'Retry-After': '50' }).end('{}'),
  '/odd': (response) => response.setHeader('Content-Type', 'application/json').end('{"ok":'),
  '/cut': (response) => response.destroy(),
  '/pending': (response, { body }) => {
    const { submissionId } = JSON.parse(body || '{}') as { submissionId?: string };
    const receipt = { v: 1, status: 'pending', submissionId, receivedAt: '2026-11-05T08:00:00.000Z' };
    response.writeHead(202, { 'Content-Type': 'application/json' }).end(JSON.stringify(receipt));
  },
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
  await reaches(visitor, '[data-state]:not([data-state=idle], [data-state=offline])');
  await visitor.evaluates(GO_OFFLINE);
  await reaches(visitor, '[data-state=offline]');
}

async function reaches(visitor: Pick<Visitor, 'evaluates'>, forms: string): Promise<void> {
  await visitor.evaluates(reach(forms));
  let missing: unknown;
  await eventually('all states', async () => {
    missing = await visitor.evaluates(reached(forms));
    return Array.isArray(missing) && missing.length === 0 ? true : undefined;
  }).catch((error: unknown) => assert.fail(`${String(error)} ${JSON.stringify(missing)}`));
}
