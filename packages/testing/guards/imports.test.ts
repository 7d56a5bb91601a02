// One tree with one violation of each rule, because a pattern that no longer matches its folder would find nothing.
import assert from 'node:assert/strict';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findingsIn, fixture, type Files } from './fixture.ts';
import { imports } from './imports.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const ELEMENTS = 'packages/elements/src';
const ENDPOINT = 'packages/endpoint/src';

/** A rule, a file, and an import that the rule forbids. */
const violations = [
  ['submission-is-pure', `${ELEMENTS}/submission/up.ts`, '../base/plain.ts'],
  ['services-are-pure', `${ELEMENTS}/services/lit.ts`, 'lit'],
  ['browser-below-base', `${ELEMENTS}/browser/up.ts`, '../base/plain.ts'],
  ['browser-knows-services-by-type-only', `${ELEMENTS}/browser/by-value.ts`, '../services/plain.ts'],
  ['base-below-elements', `${ELEMENTS}/base/door.ts`, '../registry.ts'],
  ['elements-below-doors', `${ELEMENTS}/elements/cta-banner/door.ts`, '../../registry.ts'],
  ['elements-never-meet', `${ELEMENTS}/elements/cta-banner/sideways.ts`, '../blog-teaser/define.ts'],
  ['locales-import-lit-and-the-store', `${ELEMENTS}/locales/up.ts`, '../base/plain.ts'],
  ['session-below-elements', `${ELEMENTS}/session/up.ts`, '../elements/one/one.ts'],
  ['no-circular', `${ELEMENTS}/base/one.ts`, './other.ts'],
  ['tests-are-not-imported', `${ELEMENTS}/base/test.ts`, './plain.test.ts'],
  ['protocol-imports-nothing', 'packages/protocol/src/file-system.ts', 'node:fs'],
  ['what-servers-share-imports-the-protocol', 'packages/protocol/server/file-system.ts', 'node:fs'],
  ['elements-without-endpoint', `${ELEMENTS}/base/endpoint.ts`, '../../../endpoint/src/index.ts'],
  ['endpoint-without-elements', `${ENDPOINT}/routes/widget.ts`, '../../../elements/src/index.ts'],
  ['domain-is-lowest', `${ENDPOINT}/domain/store.ts`, '../store/plain.ts'],
  ['store-serves-the-domain', `${ENDPOINT}/store/route.ts`, '../routes/plain.ts'],
  ['outbox-below-mail-and-hooks', `${ENDPOINT}/outbox/route.ts`, '../routes/plain.ts'],
  ['mail-serves-the-domain', `${ENDPOINT}/mail/route.ts`, '../routes/plain.ts'],
  ['hooks-serve-the-domain', `${ENDPOINT}/hooks/route.ts`, '../routes/plain.ts'],
  ['feeds-only-fetch', `${ENDPOINT}/feeds/route.ts`, '../routes/plain.ts'],
  ['log-and-metrics-only-listen', `${ENDPOINT}/log/route.ts`, '../routes/plain.ts'],
  ['routes-speak-to-the-domain', `${ENDPOINT}/routes/store.ts`, '../store/plain.ts'],
  ['pages-only-show', `${ENDPOINT}/pages/route.ts`, '../routes/plain.ts'],
  ['testing-stays-private', `${ENDPOINT}/cli/testing.ts`, '../testing/plain.ts'],
  ['not-resolvable', 'demo/private-door.ts', '@foyer/elements/base/define.js'],
  ['published-doors-only', 'bench/private-path.ts', '../packages/elements/src/base/plain.ts'],
  ['packages-by-name', 'demo/door-by-path.ts', '../packages/elements/src/index.ts'],
] as const;

/** A type-only import, which also violates the rules. */
const byTypeOnly: Files = {
  [`${ELEMENTS}/browser/up.ts`]: "import type { Plain } from '../base/plain.ts';\nexport type Planted = Plain;\n",
};

/** Imported files, and imports that the rules allow. */
const innocent: Files = {
  ...Object.fromEntries(
    [
      ...['base', 'services', 'submission'].map((folder) => `${ELEMENTS}/${folder}/plain.ts`),
      ...[
        'index',
        'registry',
        'elements/blog-teaser/define',
        'elements/blog-teaser/blog-teaser',
        'base/plain.test',
      ].map((name) => `${ELEMENTS}/${name}.ts`),
      ...['store/plain', 'routes/plain', 'testing/plain', 'index'].map((name) => `${ENDPOINT}/${name}.ts`),
      'packages/testing/node/plain.ts',
      'scripts/plain.ts',
    ].map((path) => [path, 'export {};\n']),
  ),
  [`${ELEMENTS}/base/other.ts`]: "import './one.ts';\n",
  [`${ELEMENTS}/services/down.ts`]: "import '../submission/plain.ts';\n",
  [`${ELEMENTS}/browser/by-type.ts`]:
    "import type { Plain } from '../services/plain.ts';\nexport type Innocent = Plain;\n",
  // The door that gives the class alone.
  'scripts/class-only.ts': `import '../${ELEMENTS}/elements/blog-teaser/blog-teaser.ts';\n`,
  'docs/plain.js': '',
};

test('every rule of .dependency-cruiser.mjs has a violation here', async () => {
  const { default: config } = (await import(join(root, '.dependency-cruiser.mjs'))) as {
    default: { forbidden: readonly { name: string }[] };
  };
  const planted = new Set<string>(violations.map(([rule]) => rule));
  assert.deepEqual(
    config.forbidden.map(({ name }) => name).filter((name) => !planted.has(name)),
    [],
  );
});

test('each rule reports its violation and no allowed import', async (context) => {
  const planted = Object.fromEntries(violations.map(([, from, to]) => [from, `import '${to}';\n`]));
  const tree = fixture(context, { ...innocent, ...planted, ...byTypeOnly });
  for (const file of ['.dependency-cruiser.mjs', 'tsconfig.base.json']) cpSync(join(root, file), join(tree, file));
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  symlinkSync(join(root, 'packages/elements/node_modules'), join(tree, 'packages/elements/node_modules'));
  const found = await findingsIn(tree, imports);
  const silent = violations.filter(
    ([rule, from]) => !found.some((finding) => finding.startsWith(`${from} imports `) && finding.endsWith(`(${rule})`)),
  );
  assert.deepEqual(silent, [], found.join('\n'));
  const accused = new Set(found.flatMap((finding) => /^(\S+) imports /.exec(finding)?.[1] ?? []));
  const wronged = Object.keys(innocent).filter((path) => accused.has(path) && path !== `${ELEMENTS}/base/other.ts`);
  assert.deepEqual(wronged, []);
});
