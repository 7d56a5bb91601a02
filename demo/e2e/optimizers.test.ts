// Scripts as page optimizers serve them: joined with others, wrapped, inlined, delayed.
import assert from 'node:assert/strict';
import { page, startPages } from './pages.ts';
import { siteOfThisFile, story } from './story.ts';

const site = siteOfThisFile();

const JOINED = '<script defer src="/cache/autoptimize_1.js" data-optimized="1"></script>';
const DELAYED = `<script type="delayed" data-src="/cache/autoptimize_1.js"></script><script>
  addEventListener('load', () => setTimeout(() => {
    const script = document.createElement('script');
    script.src = document.querySelector('[type=delayed]').dataset.src;
    document.querySelector('[type=delayed]').replaceWith(script);
  }, 50));
</script>`;

/** How an optimizer serves a script: the tag, and what the file behind it contains. */
const WAYS: Readonly<Record<string, (code: string) => readonly [tag: string, file: string]>> = {
  'joined behind a script without a semicolon': (code) => [
    JOINED,
    `window.other = function () {}\n${code}window.last = 1`,
  ],
  'joined in strict mode, in try and catch': (code) => [JOINED, `"use strict";try{${code}}catch(e){console.error(e)}`],
  'joined in a function, twice': (code) => [JOINED, `(function(){${code}\n})();(function(){${code}\n})()`],
  'delayed until the page is loaded': (code) => [DELAYED, code],
  inlined: (code) => [`<script>${code.replaceAll('</script', '<\\/script')}</script>`, ''],
  'as a data: URL': (code) => [
    `<script src="data:text/javascript;base64,${Buffer.from(code).toString('base64')}"></script>`,
    '',
  ],
};

for (const file of ['foyer.js', 'foyer.min.js']) {
  for (const [what, way] of Object.entries(WAYS)) {
    story(`${file} ${what} draws the widgets, with the options of the page`, async (visitor, context) => {
      const response = await fetch(`${site().endpointUrl}/${file}`);
      const [tag, script] = way(await response.text());
      const head = `<meta name="foyer" data-formality="informal"><script>
        window.errors = []; addEventListener('error', ({ message }) => errors.push(message));
        addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));</script>${tag}`;
      const body =
        '<foyer-contact-card></foyer-contact-card><div data-foyer="cta-banner" data-heading="Per Div"></div>';
      const pages = await startPages(context, { '/': page(body, head), '/cache/autoptimize_1.js': script });
      await visitor.opens(pages.url);
      await visitor.sees('Wir nutzen deine Angaben nur für die Antwort.');
      await visitor.sees('Per Div');
      assert.deepEqual(await visitor.evaluates('window.errors'), []);
    });
  }
}
