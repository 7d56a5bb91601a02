import type { ProofOfWork } from '@foyer/protocol';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { expect } from '@open-wc/testing';
import { solveProofOfWork } from './proof-of-work.ts';
import { randomUuid } from './web-crypto.ts';

const hmacSignatureSecret = 'a secret of at least thirty-two characters';
const hmacKeySignatureSecret = 'another secret of at least thirty-two ones';
const { signal } = new AbortController();

const easy: ProofOfWork = {
  algorithm: 'PBKDF2/SHA-256',
  nonce: '00ff',
  salt: '0a0b',
  cost: 1,
  keyLength: 32,
  keyPrefix: '00',
};

async function issue(counter: number) {
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: 100,
    counter,
    deriveKey,
    hmacSignatureSecret,
    hmacKeySignatureSecret,
  });
  const { nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters;
  return { challenge, pow: { algorithm: 'PBKDF2/SHA-256', nonce, salt, cost, keyLength, keyPrefix } as ProofOfWork };
}

const verify = async (
  challenge: Awaited<ReturnType<typeof issue>>['challenge'],
  solution: { counter: number; derivedKey: string },
) => (await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret, hmacKeySignatureSecret })).verified;

describe('A proof of work', () => {
  for (const counter of [0, 1, 77, 255, 256, 300]) {
    it(`with counter ${counter} is found, and the endpoint's library verifies it`, async () => {
      const { challenge, pow } = await issue(counter);
      const solution = (await solveProofOfWork(pow, signal))!;
      expect(solution.counter).to.equal(counter);
      expect(await verify(challenge, solution)).to.equal(true);
    });
  }

  it('is rejected by the library for another challenge, or without any work', async () => {
    const first = await issue(20);
    const second = await issue(21);
    const solution = (await solveProofOfWork(first.pow, signal))!;
    expect(await verify(second.challenge, solution)).to.equal(false);
    const unworked = (await solveProofOfWork({ ...first.pow, keyPrefix: '' }, signal))!;
    expect(unworked.counter).to.equal(0);
    expect(await verify(first.challenge, unworked)).to.equal(false);
  });

  it('is abandoned when its signal is aborted', async () => {
    expect(await solveProofOfWork({ ...easy, keyPrefix: 'never' }, AbortSignal.abort())).to.equal(undefined);
    const controller = new AbortController();
    const solving = solveProofOfWork({ ...easy, keyPrefix: 'never' }, controller.signal);
    controller.abort();
    expect(await solving).to.equal(undefined);
  });
});

describe('randomUuid()', () => {
  it('returns unique version 4 UUIDs', () => {
    const ids = Array.from({ length: 1000 }, randomUuid);
    for (const id of ids) expect(id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).to.equal(1000);
  });
});
