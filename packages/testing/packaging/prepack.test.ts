// Packing from a clone: missing or stale files are built first, and what cannot be packed is refused with instructions.
import assert from 'node:assert/strict';
import { appendFileSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { cloneCheckout } from './clone.ts';
import { npmName, type PackageName, PACKAGES, run, tarballIn } from './packed.ts';

const clone = mkdtempSync(join(tmpdir(), 'foyer-clone-'));
const folderOf = (name: PackageName) => join(clone, 'packages', name);

before(() => cloneCheckout(clone));
after(() => rmSync(clone, { recursive: true, force: true }));

/** Paths in the tarball. */
async function pack(name: PackageName): Promise<string[]> {
  await run('pnpm', ['pack', '--out', tarballIn(clone, name)], folderOf(name));
  const list = await run('tar', ['tzf', tarballIn(clone, name)]);
  return list
    .trim()
    .split('\n')
    .map((path) => path.replace('package/', ''));
}

function modulesOf(name: PackageName): string[] {
  const sources = globSync('**/*.ts', {
    cwd: join(folderOf(name), 'src'),
    exclude: ['**/testing/**', '**/*.test.ts', '**/*.d.ts'],
  });
  assert.ok(sources.length > 0);
  return sources.map((path) => join('dist', path.replace(/ts$/, 'js')));
}

const elements = (path: string) => join(folderOf('elements'), path);
const writtenAt = () =>
  ['dist/.tsbuildinfo', 'cdn/integrity.json', 'dist/editors/web-types.json'].map(
    (path) => statSync(elements(path)).mtimeMs,
  );

const needed: Readonly<Record<PackageName, readonly string[]>> = {
  endpoint: ['dist/cdn/foyer.js', 'dist/cdn/integrity.json', 'LICENSE'],
  elements: [
    'cdn/foyer.js',
    'cdn/integrity.json',
    'custom-elements.json',
    'dist/types/index.d.ts',
    'dist/editors/web-types.json',
    'types/react.d.ts',
    'LICENSE',
  ],
  'create-foyer': ['dist/reserved-space.json', 'template/dev.js', 'template/gitignore', 'LICENSE'],
  protocol: ['dist/schema.json', 'dist/conformance/cases.json', 'dist/conformance/cli.js', 'LICENSE'],
};

// The endpoint first, because its dependencies are not built yet either.
for (const name of ['endpoint', 'elements', 'create-foyer', 'protocol'] as const) {
  test(`${npmName(name)} is packed completely from a clone where nothing was built`, async () => {
    const files = await pack(name);
    const missing = [...modulesOf(name), ...needed[name]].filter((path) => !files.includes(path));
    assert.deepEqual(missing, []);
  });
}

test('an up-to-date build is not repeated', async () => {
  const before = writtenAt();
  await pack('elements');
  assert.deepEqual(writtenAt(), before);
});

test('a build older than its source is repeated', async () => {
  const before = writtenAt();
  appendFileSync(elements('src/index.ts'), 'export const added = true;\n');
  await pack('elements');
  assert.match(readFileSync(elements('dist/index.js'), 'utf8'), /added = true/);
  assert.deepEqual(
    writtenAt().map((time, index) => time > (before[index] ?? time)),
    [true, true, true],
  );
});

test('a module deleted from dist is built again, and one without a source is removed', async () => {
  const dist = join(folderOf('protocol'), 'dist');
  rmSync(join(dist, 'limits.js'));
  writeFileSync(join(dist, 'renamed.js'), "import './limits.ts';\n");
  const files = await pack('protocol');
  assert.ok(files.includes('dist/limits.js'));
  assert.ok(!files.includes('dist/renamed.js'));
});

for (const name of PACKAGES) {
  test(`npm pack of ${npmName(name)} is refused, because npm keeps "workspace:^", and names pnpm pack`, async () => {
    await assert.rejects(run('npm', ['pack'], folderOf(name)), /Run "pnpm pack"/);
    assert.deepEqual(globSync('*.tgz', { cwd: folderOf(name) }), []);
  });
}

test('packing in a clone without dependencies says to install them', async () => {
  rmSync(join(clone, 'node_modules'), { recursive: true });
  await assert.rejects(pack('protocol'), /run "pnpm install" at the root/);
});
