// What is in a folder stays, whatever happens.
import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
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

test('says why no folder can be made in a place', (context) => {
  const folder = work(context);
  writeFileSync(join(folder, 'letter.txt'), 'Dear');
  assert.match(
    findObstacle(join(folder, 'letter.txt/a/site')) ?? '',
    /letter\.txt is a file; name a new or an empty folder\.$/,
  );
  assert.match(
    findObstacle(join(folder, 'x'.repeat(300))) ?? '',
    /^x+… cannot be used: name too long\. Name another folder\.$|ENAMETOOLONG.*Name another/,
  );
  assert.equal(findObstacle(join(folder, 'clients/Größe & Söhne')), undefined);
});

test(
  'says so where one may not write',
  { skip: process.getuid?.() === 0 && 'root may write everywhere' },
  (context) => {
    const folder = work(context);
    chmodSync(folder, 0o555);
    const reason = new RegExp(`^You may not write in .*${basename(folder)}; name a folder in a place of your own\\.$`);
    assert.match(findObstacle(folder) ?? '', reason);
    assert.match(findObstacle(join(folder, 'a/b')) ?? '', reason);
  },
);

test('writes the files, and takes all of them away again', (context) => {
  const parent = work(context);
  const folder = join(parent, 'clients/shop');
  const undo = writeSite(folder, { 'public/index.html': 'page' });
  assert.deepEqual(readdirSync(folder).sort(), ['public']);
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
  assert.throws(() => writeSite(folder, { 'dev.js': '', 'dev.js/x': '' }), /ENOTDIR|EEXIST/);
  assert.ok(!existsSync(folder));
});
