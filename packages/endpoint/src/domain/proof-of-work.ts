// Creates and checks proofs of work with altcha-lib. Knows no token and no form.
import type { ProofOfWork, ProofOfWorkSolution } from '@foyer/protocol';
import { limits } from '@foyer/protocol';
import { type Challenge, createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Keys } from './key-ring.ts';

const algorithm = 'PBKDF2/SHA-256';
/** About 0.1 s in a browser, in short tasks; a random prefix would have no upper bound. */
const baseCost = 5_000;
// Under load the counter grows, which costs only the visitor; a higher cost would burden the server too.
const counterRange = { lowest: 50, highest: 150 } as const;
/** 10 s on a slow phone, which derives about 600,000 rounds a second. */
const maxRounds = 6_000_000;
/** A proof without a question is harder. */
const aloneFactor = 4;

/** Secret state, sent inside the encrypted token. */
export interface SignedProof {
  readonly counter: number;
  readonly parameters: Challenge['parameters'];
  readonly signature: string;
}

export async function createProof(
  keys: Keys,
  { alone, workFactor = 1 }: { readonly alone: boolean; readonly workFactor?: number },
): Promise<{ pow: ProofOfWork; proof: SignedProof }> {
  const cost = alone ? baseCost * aloneFactor : baseCost;
  const highest = Math.min(counterRange.highest * workFactor, maxRounds / cost);
  const lowest = Math.min(counterRange.lowest * workFactor, Math.floor((highest * 2) / 3));
  const counter = randomInt(highest, lowest);
  const { parameters, signature = '' } = await createChallenge({
    algorithm,
    cost,
    counter,
    deriveKey,
    hmacSignatureSecret: keys.proofSignature,
    hmacKeySignatureSecret: keys.proofKeySignature,
  });
  const { nonce, salt, keyLength, keyPrefix } = parameters;
  return { pow: { algorithm, nonce, salt, cost, keyLength, keyPrefix }, proof: { counter, parameters, signature } };
}

/** Uses the signed parameters only; those in a message are not trusted. */
export async function isSolved(keys: Keys, proof: SignedProof, solution: ProofOfWorkSolution): Promise<boolean> {
  if (solution.counter !== proof.counter || solution.counter > limits.proofCounter) return false;
  const { verified } = await verifySolution({
    challenge: { parameters: proof.parameters, signature: proof.signature },
    deriveKey,
    hmacSignatureSecret: keys.proofSignature,
    hmacKeySignatureSecret: keys.proofKeySignature,
    solution: { counter: solution.counter, derivedKey: solution.derivedKey },
  });
  return verified;
}
