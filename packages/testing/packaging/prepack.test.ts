// Packing from a clone: missing or stale files are built first, and what cannot be packed is refused with instructions.
// A stub writes the script files, and types are not checked, because the real builds take a minute.
import assert from 'node:assert/strict';
import {
  appendFileSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { type PackageName, PACKAGES, root, run, tarballIn } from './packed.ts';

const ROOT_FILES = [
  '.pnpmfile.mjs',
  'package.json',
  'pnpm-workspace.yaml',
  'pnpm-lock.yaml',
  'tsconfig.base.json',
  'LICENSE',
  'scripts',
];
const BUILT = new Set(['dist', 'cdn', 'custom-elements.json']);
const STAND_IN = `import { mkdirSync, writeFileSync } from 'node:fs';
mkdirSync('cdn', { recursive: true });
for (const name of ['foyer.js', 'integrity.json']) writeFileSync('cdn/' + name, '{}');
`;

const clone = mkdtempSync(join(tmpdir(), 'foyer-clone-'));
const folderOf = (name: PackageName) => join(clone, 'packages', name);

/** A clone in which dependencies are installed and nothing is built. */
before(() => {
  for (const name of ROOT_FILES) cpSync(join(root, name), join(clone, name), { recursive: true });
  for (const name of PACKAGES) {
    const filter = (path: string) => !BUILT.has(basename(path));
    // The links in node_modules are relative: from here they lead to the packages of the clone.
    cpSync(join(root, 'packages', name), folderOf(name), { recursive: true, verbatimSymlinks: true, filter });
  }
  // pnpm looks up the version of everything that a package names.
  symlinkSync(join(root, 'packages/testing'), join(clone, 'packages/testing'));
  // pnpm keeps state in node_modules, and refuses to write it through a link.
  mkdirSync(join(clone, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules')).filter((name) => !name.startsWith('.pnpm-task'))) {
    symlinkSync(join(root, 'node_modules', name), join(clone, 'node_modules', name));
  }
  replace('tsconfig.base.json', '"compilerOptions": {', '"compilerOptions": { "noCheck": true,');
  replace('packages/elements/package.json', /"build:cdn": ".*"/, '"build:cdn": "node stand-in.js"');
  writeFileSync(join(folderOf('elements'), 'stand-in.js'), STAND_IN);
});

function replace(path: string, what: string | RegExp, by: string): void {
  const text = readFileSync(join(clone, path), 'utf8');
  assert.notEqual(text.replace(what, by), text);
  writeFileSync(join(clone, path), text.replace(what, by));
}

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
  const sources = globSync('**/*.ts', { cwd: join(folderOf(name), 'src'), exclude: ['**/testing/**', '**/*.test.ts'] });
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
  protocol: ['dist/schema.json', 'dist/conformance/cases.json', 'dist/conformance/cli.js', 'LICENSE'],
};

// The endpoint first, because its dependencies are not built yet either.
for (const name of ['endpoint', 'elements', 'protocol'] as const) {
  test(`@foyer/${name} is packed completely from a clone where nothing was built`, async () => {
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
  test(`npm pack of @foyer/${name} is refused, because npm keeps "workspace:^", and names pnpm pack`, async () => {
    await assert.rejects(run('npm', ['pack'], folderOf(name)), /Run "pnpm pack"/);
    assert.deepEqual(globSync('*.tgz', { cwd: folderOf(name) }), []);
  });
}

test('packing in a clone without dependencies says to install them', async () => {
  rmSync(join(clone, 'node_modules'), { recursive: true });
  await assert.rejects(pack('protocol'), /run "pnpm install" at the root/);
});
