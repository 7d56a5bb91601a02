// The guard of the apps and their pages, with an app that has none and a page whose code is not tried.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsIn, fixture } from './fixture.ts';
import { frameworks } from './frameworks.ts';

const DOCS = 'docs/src/content/docs';
const complete = {
  'packages/testing/frameworks/toolchains.ts': "  react: { title: 'React' },\n",
  'demo/frameworks/react/App.tsx': '',
  [`${DOCS}/frameworks/react.mdx`]: '```sh\nnpm install\n```\n<AppFile app="react" file="App.tsx" />\n',
  [`${DOCS}/de/frameworks/react.mdx`]: '<AppFile app="react" file="App.tsx" />\n',
  [`${DOCS}/start/developer.md`]: '[React](../../frameworks/react/)',
  [`${DOCS}/de/start/developer.md`]: '[React](../../frameworks/react/)',
};

test('an app with a row and a page in both languages is complete', async (context) => {
  assert.deepEqual(await findingsIn(fixture(context, complete), frameworks), []);
});

test('everything that an app or a page lacks is named', async (context) => {
  const root = fixture(context, {
    ...complete,
    'demo/frameworks/planted/main.ts': '',
    [`${DOCS}/frameworks/react.mdx`]: '<AppFile app="react" file="gone.tsx" />\n```js\nuntried();\n```\n',
    [`${DOCS}/frameworks/alone.mdx`]: '',
  });
  const findings = (await findingsIn(root, frameworks)).join('\n');
  for (const expected of [
    /toolchains\.ts has no row for planted/,
    /no page in docs\/src\/content\/docs\/frameworks shows a file of planted/,
    /no page in docs\/src\/content\/docs\/de\/frameworks shows a file of planted/,
    /de\/frameworks\/alone\.mdx is missing/,
    /de\/frameworks\/react\.mdx shows other files/,
    /react\/gone\.tsx, which does not exist/,
    /docs\/start\/developer\.md has no link to \.\.\/\.\.\/frameworks\/alone\//,
    /code of its own, which is not tried: untried\(\);/,
  ]) {
    assert.match(findings, expected);
  }
});
