// The guards that compare all files that name widgets and services, each with one that is not registered.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { docstrings } from './docstrings.ts';
import { elements } from './elements.ts';
import { fields } from './fields.ts';
import { findingsIn, fixture } from './fixture.ts';
import { services } from './services.ts';
import { findUnlistedLanguages, findUnlistedWidgets, recordStaticLists } from './static-lists.ts';

const SOURCE = 'packages/elements/src';
const limits = {
  'scripts/size-limit.json': JSON.stringify({ pages: [], services: { adapter: 1 } }),
};

function assertFound(findings: readonly string[], expected: readonly RegExp[]): void {
  const silent = expected.filter((words) => !findings.some((finding) => words.test(finding)));
  assert.deepEqual(silent, [], findings.join('\n'));
}

test('an unregistered service is reported with everything it lacks', async (context) => {
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
    /docs\/services\/index\.md has no row for planted/,
    /de\/services\/index\.md has no row for planted/,
    /contract\.md has no row for planted/,
    /service-rows\.ts has no row for planted/,
    /0 files for 1 services/,
  ]);
});

test('an unregistered widget is reported with everything it lacks', async (context) => {
  const root = fixture(context, { [`${SOURCE}/elements/planted-widget/define.ts`]: '', ...limits });
  assertFound(await findingsIn(root, elements), [
    /planted-widget\.styles\.ts is missing/,
    /registry\.ts does not have planted-widget/,
    /custom-elements\.json does not have foyer-planted-widget/,
    /size-limit\.json has no page with planted-widget alone/,
    /docs\/elements\/planted-widget\.mdx is missing/,
    /docs\/de\/elements\/planted-widget\.mdx is missing/,
    /contract\.md has no row for foyer-planted-widget/,
    /describeElement\('foyer-planted-widget'/,
  ]);
});

test('missing rows of the static lists are reported, and "--record" writes them', (context) => {
  const locales = "export const locales = {\n  aa: { first: () => import('../locales/aa.ts'), later: () => x },\n};\n";
  const root = fixture(context, {
    [`${SOURCE}/registry.ts`]: "'foyer-planted-one': () => import('./elements/planted-one/define.ts'),\n",
    [`${SOURCE}/all.ts`]: "// All.\nimport './elements/gone/define.ts';\nrun();\n",
    'packages/create-foyer/src/languages.ts': "  'en',\n",
    'packages/endpoint/src/domain/translations.ts': "export { words as aa } from './locales/aa.ts';\n",
    [`${SOURCE}/index.ts`]: "export type { FoyerGone } from './elements/gone/gone.ts';\n",
    [`${SOURCE}/base/locales.ts`]: locales,
    'locales/de.xlf': '',
    'locales/de-x-planted-for-a-long-line.xlf': '',
  });
  assertFound(findUnlistedWidgets(root), [
    /all\.ts lacks import '\.\/elements\/planted-one\/define\.ts'; "pnpm check-house --record"/,
    /all\.ts has import '\.\/elements\/gone\/define\.ts'/,
    /index\.ts lacks export type \{ FoyerPlantedOne \}/,
  ]);
  assertFound(findUnlistedLanguages(root), [
    /locales\.ts lacks de: \{ first/,
    /locales\.ts has aa: \{ first/,
    /languages\.ts lacks 'de',/,
    /translations\.ts lacks export \{ words as de \}/,
    /translations\.ts has export \{ words as aa \}/,
  ]);
  recordStaticLists(root);
  assert.deepEqual([...findUnlistedWidgets(root), ...findUnlistedLanguages(root)], []);
  assert.equal(
    readFileSync(join(root, SOURCE, 'all.ts'), 'utf8'),
    `// All.
import './elements/planted-one/define.ts';
run();
`,
  );
});

test('a documented list that lacks a field is reported', async (context) => {
  const root = fixture(context, {
    [`${SOURCE}/submission/fields.ts`]: "  name: { type: 'text' },\n  email: { type: 'email' },\n",
    [`${SOURCE}/submission/field-list.ts`]: "  planted: { type: 'text' },\n",
    [`${SOURCE}/elements/contact-card/contact-card.ts`]: '/** Fields out of `name email planted`. */\n',
    'docs/src/content/docs/elements/contact-card.mdx': '| `fields` | from `name email`, space-separated |\n',
    'docs/src/content/docs/de/elements/contact-card.mdx': '| `fields` | Text |\n',
  });
  assert.deepEqual(await findingsIn(root, fields), [
    'docs/src/content/docs/elements/contact-card.mdx says "name email" where the rows have "name email planted"',
    'docs/src/content/docs/de/elements/contact-card.mdx has no list of the fields',
  ]);
});

test('an event without @fires and an element without @summary are reported', async (context) => {
  const element = { name: 'Planted', tagName: 'foyer-planted', summary: '', description: 'Words.' };
  const root = fixture(context, {
    [`${SOURCE}/base/events.ts`]: "interface FoyerEventMap {\n  'foyer-planted': CustomEvent;\n}\n",
    'packages/elements/custom-elements.json': JSON.stringify({ modules: [{ path: '', declarations: [element] }] }),
  });
  assertFound(await findingsIn(root, docstrings), [/foyer-planted: no element says @fires/, /Planted has no @summary/]);
});
