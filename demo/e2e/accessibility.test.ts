// axe-core over the whole demo page. The elements' own tests look at every state and scheme; this looks at how they sit
// in a page: order of headings, landmarks, doubled ids, contrast on the page's ground.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startVisitor } from '@foyer/testing/node/visitor.ts';
import { wantedEngines } from '@foyer/testing/node/browsers.ts';
import { siteOfThisFile } from './story.ts';

const site = siteOfThisFile();
const axe = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[] }[];
}

for (const width of [320, 1280]) {
  for (const path of ['/', '/blog.html', '/seminar.html']) {
    test(`chromium: ${path} passes axe and has no horizontal overflow, ${width} px wide`, async (context) => {
      if (!wantedEngines().includes('chromium')) return context.skip('chromium is not wanted');
      const visitor = await startVisitor('chromium', { width, height: 800 });
      assert.ok(visitor);
      context.after(() => visitor.leaves());
      await visitor.opens(site().pageUrl + path);
      await visitor.sees('Impressum');
      if (path === '/') {
        for (const words of [
          'Mehr erfahren',
          'Newsletter anfordern',
          'Nachricht senden',
          'Die Kunst der kurzen Antwort',
        ]) {
          await visitor.sees(words);
        }
      }
      await visitor.evaluates(`(() => { ${axe} })()`);
      const { violations, passes } = (await visitor.evaluates(
        `axe.run(document, { resultTypes: ['violations'], rules: { 'label-content-name-mismatch': { enabled: true } } })`,
      )) as {
        violations: readonly Violation[];
        passes: readonly unknown[];
      };
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${JSON.stringify(nodes.map(({ target }) => target))}`),
        [],
      );
      assert.ok(passes.length > 20, 'axe has looked');
      const overflow = await visitor.evaluates(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      assert.equal(overflow, 0, 'nothing has to be scrolled sideways');
    });
  }
}
