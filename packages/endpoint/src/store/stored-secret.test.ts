import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { temporaryFolder } from '../testing/visitor.ts';
import { storedSecret } from './stored-secret.ts';

test('a secret is generated once and stored in a private file', (context) => {
  const directory = join(temporaryFolder(context), 'new');
  const secret = storedSecret(directory, 'secret');
  assert.match(secret, /^[\w-]{43}$/);
  assert.equal(storedSecret(directory, 'secret'), secret);
  assert.equal(statSync(join(directory, 'secret')).mode & 0o777, 0o600);
});

for (const left of ['', '\n']) {
  test(`an empty file ${JSON.stringify(left)}, as left by a full disk, is replaced`, (context) => {
    const directory = temporaryFolder(context);
    writeFileSync(join(directory, 'inbox-token'), left, { mode: 0o600 });
    const secret = storedSecret(directory, 'inbox-token');
    assert.match(secret, /^[\w-]{43}$/);
    assert.equal(readFileSync(join(directory, 'inbox-token'), 'utf8'), `${secret}\n`);
  });
}

test('threads that start concurrently on an empty folder read the same secret', async (context) => {
  const folder = temporaryFolder(context);
  const runs = 300;
  const script = `
    const { storedSecret } = await import(${JSON.stringify(new URL('stored-secret.ts', import.meta.url))});
    const { workerData, parentPort } = await import('node:worker_threads');
    const arrived = new Int32Array(workerData.barrier);
    const secrets = [];
    for (let run = 0; run < ${runs}; run += 1) {
      Atomics.add(arrived, run, 1);
      while (Atomics.load(arrived, run) < workerData.count);
      secrets.push(storedSecret(${JSON.stringify(folder)} + '/' + run, 'secret'));
    }
    parentPort.postMessage(secrets);`;
  const barrier = new SharedArrayBuffer(4 * runs);
  const start = async () => {
    const source = new URL(`data:text/javascript,${encodeURIComponent(script)}`);
    const [secrets] = (await once(new Worker(source, { workerData: { barrier, count: 2 } }), 'message')) as [string[]];
    return secrets;
  };
  const [first, second] = await Promise.all([start(), start()]);
  assert.deepEqual(first, second);
  assert.equal(new Set(first).size, runs);
  assert.deepEqual(readdirSync(join(folder, '0')), ['secret'], 'no temporary file is left');
});
