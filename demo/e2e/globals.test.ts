// What a script file adds to the page's global scope: nothing, not even Lit's list of versions.
import assert from 'node:assert/strict';
import { page, startPages } from './pages.ts';
import { story } from './story.ts';

const WIDGETS = `<foyer-contact-card></foyer-contact-card><foyer-newsletter-signup></foyer-newsletter-signup>
  <foyer-blog-teaser post-title="Drei Tage"></foyer-blog-teaser><foyer-cta-banner label="Los" href="/"></foyer-cta-banner>
  <form><foyer-math-captcha></foyer-math-captcha></form><div data-foyer="cta-banner" data-heading="Per Div"></div>`;

const REMEMBERS = `<script>window.before = []; before.push(...Object.getOwnPropertyNames(window));
  window.errors = []; addEventListener('error', ({ message }) => errors.push(message));</script>`;

/** Twice as a classic script: what it declared at the top would be declared twice, which is an error. */
const kinds: Readonly<Record<string, (src: string) => string>> = {
  module: (src) => `<script type="module" src="${src}"></script>`,
  'classic script, twice': (src) => `<script defer src="${src}"></script><script defer src="${src}"></script>`,
};

for (const file of ['foyer.js', 'foyer.all.js', 'foyer-newsletter-signup.js']) {
  for (const [kind, tag] of Object.entries(kinds)) {
    story(`${file} as a ${kind} adds no global name`, async (visitor, context) => {
      const { url } = await startPages(context, { '/': page(WIDGETS, REMEMBERS + tag(`/a/${file}`)) }, '/a/');
      await visitor.opens(url);
      await visitor.fills('E-Mail', 'lena@example.org');
      await visitor.sees('Newsletter anfordern');
      const added = `Object.getOwnPropertyNames(window).filter((name) => !before.includes(name) && name !== 'errors')`;
      assert.deepEqual(await visitor.evaluates(added), []);
      assert.deepEqual(await visitor.evaluates('errors'), []);
    });
  }
}
