// The guards that compare what names widgets and services: one of each that nothing else knows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { docstrings } from './docstrings.ts';
import { elements } from './elements.ts';
import { findingsIn, fixture } from './fixture.ts';
import { services } from './services.ts';

const SOURCE = 'packages/elements/src';
const limits = {
  'scripts/size-limit.json': JSON.stringify({ pages: [], services: { adapter: 1 } }),
};

function assertFound(findings: readonly string[], expected: readonly RegExp[]): void {
  const silent = expected.filter((words) => !findings.some((finding) => words.test(finding)));
  assert.deepEqual(silent, [], findings.join('\n'));
}

test('a service without row, suite, page and file is found', async (context) => {
  const root = fixture(context, {
    [`${SOURCE}/services/planted.ts`]: 'export default {};\n',
    [`${SOURCE}/services/registry.ts`]: '',
    [`${SOURCE}/services/named.ts`]: '',
    'packages/elements/cdn/foyer.js': '',
    ...limits,
  });
  assertFound(await findingsIn(root, services), [
    /neither named\.ts nor registry\.ts loads planted\.ts/,
    /describeService\('planted'/,
    /docs\/services\/planted\.md is missing/,
    /de\/services\/planted\.md is missing/,
    /0 files for 1 services/,
  ]);
});

test('a widget without styles, row, manifest, byte budget, page and suite is found', async (context) => {
  const root = fixture(context, { [`${SOURCE}/elements/planted-widget/define.ts`]: '', ...limits });
  assertFound(await findingsIn(root, elements), [
    /planted-widget\.styles\.ts is missing/,
    /registry\.ts does not have planted-widget/,
    /custom-elements\.json does not have foyer-planted-widget/,
    /size-limit\.json has no page with planted-widget alone/,
    /docs\/.*planted-widget\.mdx is missing/,
    /describeElement\('foyer-planted-widget'/,
  ]);
});

test('an event that no docstring names, and an element without a summary, are found', async (context) => {
  const element = { name: 'Planted', tagName: 'foyer-planted', summary: '', description: 'Words.' };
  const root = fixture(context, {
    [`${SOURCE}/base/events.ts`]: "interface FoyerEventMap {\n  'foyer-planted': CustomEvent;\n}\n",
    'packages/elements/custom-elements.json': JSON.stringify({ modules: [{ path: '', declarations: [element] }] }),
  });
  assertFound(await findingsIn(root, docstrings), [/foyer-planted: no element says @fires/, /Planted has no @summary/]);
});
