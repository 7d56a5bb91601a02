// What is in a folder stays, whatever happens.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { findObstacle, writeSite } from './folder.ts';

function work(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'create-foyer-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('takes a new and an empty folder, and neither a file nor a folder with something in it', (context) => {
  const folder = work(context);
  assert.equal(findObstacle(folder), undefined);
  assert.equal(findObstacle(join(folder, 'new')), undefined);
  writeFileSync(join(folder, 'letter.txt'), 'Dear');
  assert.match(findObstacle(folder) ?? '', /is not empty: it has letter\.txt\. Name a new or an empty folder\.$/);
  assert.match(findObstacle(join(folder, 'letter.txt')) ?? '', /is a file; name a new or an empty folder\.$/);
});

test('writes the files beside those of the template, and takes all of them away again', (context) => {
  const parent = work(context);
  const folder = join(parent, 'clients/shop');
  const undo = writeSite(folder, { 'public/index.html': 'page' });
  assert.deepEqual(readdirSync(folder).sort(), ['.gitignore', 'README.md', 'dev.js', 'public']);
  assert.equal(readFileSync(join(folder, 'public/index.html'), 'utf8'), 'page');
  mkdirSync(join(folder, 'node_modules/half-installed'), { recursive: true });
  undo();
  assert.deepEqual(readdirSync(parent), []);
});

test('leaves an empty folder that was there', (context) => {
  const folder = work(context);
  writeSite(folder, { 'a.txt': '' })();
  assert.ok(existsSync(folder));
  assert.deepEqual(readdirSync(folder), []);
});

test('leaves nothing where a file cannot be written', (context) => {
  const folder = join(work(context), 'site');
  assert.throws(() => writeSite(folder, { 'dev.js/x': '' }), /ENOTDIR|EEXIST/);
  assert.ok(!existsSync(folder));
});
