import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../testing/visitor.ts';
import { storedSecret } from './stored-secret.ts';

test('a secret is generated once, stored, and private', (context) => {
  const directory = join(temporaryFolder(context), 'new');
  const secret = storedSecret(directory, 'secret');
  assert.match(secret, /^[\w-]{43}$/);
  assert.equal(storedSecret(directory, 'secret'), secret);
  assert.equal(statSync(join(directory, 'secret')).mode & 0o777, 0o600);
});

for (const left of ['', '\n']) {
  test(`a file that a full disk left as ${JSON.stringify(left)} is replaced`, (context) => {
    const directory = temporaryFolder(context);
    writeFileSync(join(directory, 'inbox-token'), left, { mode: 0o600 });
    const secret = storedSecret(directory, 'inbox-token');
    assert.match(secret, /^[\w-]{43}$/);
    assert.equal(readFileSync(join(directory, 'inbox-token'), 'utf8'), `${secret}\n`);
  });
}
