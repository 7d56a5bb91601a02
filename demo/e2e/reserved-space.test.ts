// A widget's place is kept free by the rules that the docs print: what follows it stands still when the script comes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { examples } from '../../docs/src/reserved-space/examples.ts';
import { page, startPages } from './pages.ts';
import { story } from './story.ts';

const printed = (language: string, name: string) =>
  readFileSync(new URL(`../../docs/src/reserved-space/printed/${language}/${name}.css`, import.meta.url), 'utf8');

const WIDTHS = [320, 412, 560, 768, 1100];
/** On a phone 640 px high a move of 12 px is a layout shift of less than 0.02. */
const STILL = 12;
/** The rules are measured in Chromium: Firefox breaks a German word elsewhere, and has a line more or less. */
const LINE = 24;
const still = (engine: string, language: string) => (engine === 'firefox' && language === 'de' ? LINE : STILL);

/** The tag as editors write it where tags are removed: attributes of the same names with `data-`. */
function divForm(html: string): string {
  const [, name = '', attributes = ''] = /^<foyer-([\w-]+)([^>]*)>/.exec(html) ?? [];
  return `<div data-foyer="${name}"${attributes.replaceAll(/ (?=[\w-]+=)/g, ' data-')}></div>`.replaceAll(
    /\n +(?=\w)/g,
    ' ',
  );
}

const FOLLOWING = `[...document.querySelectorAll('.place > p')].map((p) => p.offsetTop - p.parentElement.offsetTop)`;

const asTags = (['en', 'de'] as const).flatMap((language) =>
  Object.entries(examples[language]).map(([name, html]) => ({ language, name, form: 'tag', markup: html })),
);
// Both forms obey the same rules: one language is enough for the second.
const asDivs = asTags
  .filter(({ language }) => language === 'en')
  .map((one) => ({ ...one, form: 'div', markup: divForm(one.markup) }));

for (const { language, name, form, markup } of [...asTags, ...asDivs]) {
  story(
    `what follows a ${name} stands still when the script comes (${form}, ${language})`,
    async (visitor, context) => {
      const places = WIDTHS.map(
        (width) => `<div class="place" style="width: ${width}px">${markup}<p>What follows.</p></div>`,
      );
      const head = `<meta name="foyer" data-server="https://forms.example.org">
        <style>body { margin: 0; font: 16px/1.5 sans-serif } p { margin: 0 } ${printed(language, name)}</style>`;
      const { url } = await startPages(
        context,
        { '/': page(places.join(''), head).replace('lang="de"', `lang="${language}"`) },
        '/a/',
      );
      await visitor.opens(url);
      const before = (await visitor.evaluates(FOLLOWING)) as number[];
      await visitor.evaluates(`void document.head.append(Object.assign(document.createElement('script'),
        { type: 'module', src: '/a/foyer.js' }))`);
      const drawn = `[...document.querySelectorAll('.place')].every((place) =>
        [...place.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot?.querySelector('.base')))`;
      while ((await visitor.evaluates(drawn)) !== true) await sleep(50);
      await sleep(300);
      const after = (await visitor.evaluates(FOLLOWING)) as number[];
      const moved = WIDTHS.flatMap((width, index) => {
        const by = Math.round((after[index] ?? NaN) - (before[index] ?? NaN));
        return Math.abs(by) <= still(visitor.engine, language) ? [] : [`${by} px at ${width} px`];
      });
      assert.deepEqual(moved, []);
    },
  );
}
