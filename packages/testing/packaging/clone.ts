// A clone of the checkout in which dependencies are installed, with or without what is built. A stub writes its script
// files, and types are not checked, because the real builds take a minute.
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PACKAGES, root } from './packed.ts';

const ROOT_FILES = [
  '.changeset',
  '.pnpmfile.mjs',
  'package.json',
  'pnpm-workspace.yaml',
  'pnpm-lock.yaml',
  'publisher.json',
  'tsconfig.base.json',
  'LICENSE',
  'scripts',
  // pnpm looks up the version of everything that a package names.
  'packages/testing/package.json',
];
const BUILT = new Set(['dist', 'cdn', 'custom-elements.json']);
const STAND_IN = `import { mkdirSync, writeFileSync } from 'node:fs';
mkdirSync('cdn', { recursive: true });
for (const name of ['foyer.js', 'integrity.json']) writeFileSync('cdn/' + name, '{}');
`;

export function cloneCheckout(clone: string, { isBuilt = false } = {}): void {
  const keeping = { recursive: true, preserveTimestamps: true };
  for (const name of ROOT_FILES) cpSync(join(root, name), join(clone, name), keeping);
  for (const name of PACKAGES) {
    const filter = (path: string) => isBuilt || !BUILT.has(basename(path));
    // The links in node_modules are relative: from here they lead to the packages of the clone.
    const options = { ...keeping, verbatimSymlinks: true, filter };
    cpSync(join(root, 'packages', name), join(clone, 'packages', name), options);
  }
  // pnpm keeps state in node_modules, and refuses to write it through a link.
  mkdirSync(join(clone, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules')).filter((name) => !name.startsWith('.pnpm-task'))) {
    symlinkSync(join(root, 'node_modules', name), join(clone, 'node_modules', name));
  }
  if (!isBuilt)
    replaceIn(join(clone, 'tsconfig.base.json'), '"compilerOptions": {', '"compilerOptions": { "noCheck": true,');
  replaceIn(join(clone, 'packages/elements/package.json'), /"build:cdn": ".*"/, '"build:cdn": "node stand-in.js"');
  writeFileSync(join(clone, 'packages/elements/stand-in.js'), STAND_IN);
  // pnpm would install anew, because the packages are others.
  appendFileSync(join(clone, 'pnpm-workspace.yaml'), 'verifyDepsBeforeRun: false\n');
}

export function replaceIn(path: string, what: string | RegExp, by: string): void {
  const text = readFileSync(path, 'utf8');
  assert.notEqual(text.replace(what, by), text);
  writeFileSync(path, text.replace(what, by));
}
