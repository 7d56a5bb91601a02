import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@foyer/protocol';
import { keyRing } from './key-ring.ts';
import { createProof } from './proof-of-work.ts';

/** What a slow phone derives in ten seconds. */
const bearable = 6_000_000;
const [keys] = keyRing(['a secret of at least thirty-two characters']);

for (const alone of [false, true]) {
  test(`the hardest proof ${alone ? 'without' : 'beside'} a question takes a slow phone ten seconds at most`, async () => {
    for (let proofs = 0; proofs < 20; proofs += 1) {
      const { pow, proof } = await createProof(keys, { alone, workFactor: 16 });
      assert.ok(proof.counter * pow.cost <= bearable, `${proof.counter} × ${pow.cost}`);
      assert.ok(proof.counter <= limits.proofCounter);
    }
  });
}
