// The toolchains that most people use, from an empty folder to a row in the database; `pnpm frameworks` tries all.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Publication, publish } from './publication.ts';
import { tryToolchain } from './toolchain-run.ts';
import { appFolders, IN_CI, toolchains } from './toolchains.ts';

let publication: Publication;
before(async () => (publication = await publish()));
after(() => publication.stop());

test('every folder of demo/frameworks is tried by pnpm frameworks', () => {
  assert.deepEqual(appFolders().sort(), Object.keys(toolchains).sort());
});

for (const name of IN_CI) {
  test(`${name} installs, checks, builds and sends`, { timeout: 300_000 }, async () => {
    const { failure } = await tryToolchain(name, publication);
    assert.equal(failure?.reason, undefined);
  });
}
