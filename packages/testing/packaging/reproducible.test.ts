// The names of the script files come from their sources, so the same sources must give the same bytes: servers that were
// built apart share the files of one page, and a page may carry their hashes.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { root, run } from './packed.ts';

test('a build in another folder gives the same script files, byte by byte', { timeout: 180_000 }, async (context) => {
  const copy = mkdtempSync(join(tmpdir(), 'foyer-again-'));
  context.after(() => rmSync(copy, { recursive: true, force: true }));
  const elements = join(copy, 'packages/elements');
  mkdirSync(elements, { recursive: true });
  for (const name of ['node_modules', 'packages/protocol', 'packages/testing'])
    symlinkSync(join(root, name), join(copy, name));
  for (const name of ['package.json', 'tsconfig.base.json', 'pnpm-lock.yaml'])
    cpSync(join(root, name), join(copy, name));
  for (const name of ['src', 'build', 'package.json']) {
    cpSync(join(root, 'packages/elements', name), join(elements, name), { recursive: true });
  }
  symlinkSync(join(root, 'packages/elements/node_modules'), join(elements, 'node_modules'));
  await run('node', ['build/cdn.ts'], elements);
  const hashesIn = (folder: string): unknown => JSON.parse(readFileSync(join(folder, 'cdn/integrity.json'), 'utf8'));
  assert.deepEqual(hashesIn(elements), hashesIn(join(root, 'packages/elements')));
});
