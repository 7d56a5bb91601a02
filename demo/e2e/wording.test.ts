// The texts of the built scripts, where the build replaces them by numbers: every language, and the fallback.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Answer, page, startPages } from './pages.ts';
import { story, storyIn } from './story.ts';

const scripts = '/files/';
const modules = `<script type="module" src="${scripts}foyer.js"></script>`;
const classic = `<script defer src="${scripts}foyer.all.js"></script>`;
const signup = (attributes: string) =>
  `<foyer-newsletter-signup endpoint="/newsletter" frequency="monthly" controller="Moser" ${attributes}></foyer-newsletter-signup>`;

for (const [name, script] of [
  ['foyer.js', modules],
  ['foyer.all.js', classic],
] as const) {
  story(
    `${name} shows English, formal and informal German on one page, also after the first interaction`,
    async (visitor, context) => {
      const body = ['lang="en"', 'lang="de"', 'lang="de" formality="informal"'].map(signup).join('');
      const pages = await startPages(context, { '/': page(body, script) }, scripts);
      await visitor.opens(pages.url);
      await visitor.sees('Moser currently writes to you once a month.');
      await visitor.sees('Moser schreibt Ihnen derzeit einmal im Monat.');
      await visitor.sees('Moser schreibt dir derzeit einmal im Monat.');
      await visitor.clicks('Request the newsletter');
      await visitor.sees('Please enter your email address.');
    },
  );
}

storyIn('chromium', 'a language that cannot be loaded falls back to English', async (visitor, context) => {
  const folder = fileURLToPath(new URL('.', import.meta.resolve('@foyer/elements/cdn/foyer.js')));
  const german = (await readdir(folder)).filter((file) => /^foyer-de|\.de\.js$/.test(file));
  const missing: Answer = (response) => response.writeHead(404).end();
  const refused = Object.fromEntries(german.map((file) => [`${scripts}${file}`, missing]));
  const pages = await startPages(context, { '/': page(signup('lang="de"'), modules), ...refused }, scripts);
  await visitor.opens(pages.url);
  await visitor.sees('Moser currently writes to you once a month.');
  await visitor.clicks('Request the newsletter');
  await visitor.sees('Please enter your email address.');
  assert.ok(pages.requests.some((request) => request.includes('/foyer-de-')));
});
