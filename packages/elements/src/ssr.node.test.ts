// Server-side rendering from the published files: run after `tsc -b`.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html, unsafeStatic } from 'lit/static-html.js';

const dist = new URL('../dist/', import.meta.url);
const load = (file: string) => import(new URL(file, dist).href) as Promise<Record<string, unknown>>;

const { provideLocale, ...classes } = (await load('ssr.js')) as {
  provideLocale(id: string, module: unknown): void;
  [name: string]: unknown;
};
const isLanguage = (file: string) => file.endsWith('.js') && !file.endsWith('.later.js');
const localeFiles = await readdir(new URL('locales', dist));
const languages = localeFiles.filter(isLanguage).map((file) => file.slice(0, -'.js'.length));
for (const language of languages) provideLocale(language, await load(`locales/${language}.js`));

/** `FoyerCtaBanner` → `foyer-cta-banner` */
const tagOf = (className: string) => className.replaceAll(/(?!^)[A-Z]/g, '-$&').toLowerCase();

/** What some widgets show of their attributes. A widget without a row is rendered as it is. */
const shown: Readonly<Record<string, readonly [attributes: string, words: readonly string[]]>> = {
  'foyer-contact-card': [
    'name="Lena Moser" heading="Schreiben Sie uns" hours="Mo-Fr 9-17"',
    ['Schreiben Sie uns', 'Lena Moser', 'Ihr Ansprechpartner', 'Nachricht senden', 'name="message"', 'Mo–Fr'],
  ],
  'foyer-newsletter-signup': [
    'controller="Moser" formality="informal"',
    ['Newsletter anfordern', 'name="email"', 'Moser schickt dir einen Newsletter.'],
  ],
  'foyer-blog-teaser': [
    'post-title="Ruhe" href="/ruhe" published="2026-11-18" heading="Blog" more-href="/blog"',
    ['Ruhe', 'href="/ruhe"', '18. November 2026', 'Alle Beiträge'],
  ],
  'foyer-cta-banner': [
    'heading="Seminar" label="Mehr erfahren" href="/seminar" dismissible',
    ['Seminar', 'Mehr erfahren', 'href="/seminar"', 'Schließen'],
  ],
  'foyer-math-captcha': ['', ['Kurze Rechenfrage', 'Ohne Rechnen', 'id="answer"']],
};

function renderPage(markup: string): Promise<string> {
  return collectResult(render(html`${unsafeStatic(markup)}`));
}

for (const [className, widget] of Object.entries(classes)) {
  const tag = tagOf(className);
  const [attributes, expected] = shown[tag] ?? ['', []];
  test(`<${tag}> renders on the server in German, with a declarative shadow root`, async () => {
    if (!customElements.get(tag)) customElements.define(tag, widget as CustomElementConstructor);
    const page = await renderPage(`<${tag} lang="de" ${attributes}></${tag}>`);
    assert.match(page, /<template shadowroot="open" shadowrootmode="open">|<template [^>]*shadowrootmode="open"/);
    for (const words of expected)
      assert.ok(page.includes(words), `${words} is not in ${page.replace(/<style>.*?<\/style>/s, '')}`);
  });
}

test('a javascript: link is not rendered on the server', async () => {
  const page = await renderPage('<foyer-cta-banner label="Mehr" href="javascript:alert(1)"></foyer-cta-banner>');
  assert.doesNotMatch(page.replace(/<foyer-cta-banner[^>]*>/, ''), /javascript:/);
});

const manifest = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
  exports: Record<string, string | { default: string }>;
};
const doors = Object.values(manifest.exports).flatMap((door) => (typeof door === 'object' ? door.default : []));
const names = Object.keys(classes).map((className) => tagOf(className).replace('foyer-', ''));

for (const door of doors) {
  const stars = door.includes('/locales/') ? languages : door.includes('*') ? names : [''];
  for (const star of stars) {
    const file = door.replaceAll('*', star).replace('./dist/', '');
    test(`importing ${file} in plain Node throws nothing`, async () => {
      await assert.doesNotReject(load(file));
    });
  }
}
