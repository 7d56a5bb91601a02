// Every finished theme, light and dark, with the widgets in their states side by side: axe, and the contrast of all text.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { FAINT_TEXT } from './contrast.ts';
import { page, startPages } from './pages.ts';
import { answers, reachesAllStates, themed, themes, WIDGETS } from './states.ts';
import { story } from './story.ts';

const axe = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

const VIOLATIONS = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.flat().join(' ')).join(', ')))`;

for (const { name, css } of await themes()) {
  story(`${name}: every state passes axe and can be read, light and dark`, async (visitor, context) => {
    const written = (scheme: 'light' | 'dark') =>
      page(
        `<main><h1>Seite</h1>${WIDGETS}</main>`,
        `<style>${themed(name, css, scheme)}</style><script type="module" src="/a/foyer.js"></script>`,
      );
    const pages = { '/light': written('light'), '/dark': written('dark') };
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
