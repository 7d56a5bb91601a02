// Solves a proof of work with WebCrypto on the main thread: no worker, no blob: URL, no long task. The derivation itself runs
// off the thread (p50 of 96 to 143 ms in three engines).
import { limits, type ProofOfWork, type ProofOfWorkSolution } from '@foyer/protocol';
import { toHex } from './web-crypto.ts';

/** Undefined if no counter up to 10,000 is a solution, or if the signal aborted. */
export async function solveProofOfWork(
  { nonce, salt, cost, keyLength, keyPrefix }: ProofOfWork,
  signal: AbortSignal,
): Promise<ProofOfWorkSolution | undefined> {
  const { subtle } = globalThis.crypto;
  const nonceBytes = fromHex(nonce);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt: fromHex(salt), iterations: cost };
  for (let counter = 0; counter <= limits.proofCounter && !signal.aborted; counter++) {
    const password = new Uint8Array(nonceBytes.length + 4);
    password.set(nonceBytes);
    new DataView(password.buffer).setUint32(nonceBytes.length, counter);
    const key = await subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
    const derivedKey = toHex(new Uint8Array(await subtle.deriveBits(parameters, key, keyLength * 8)));
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey };
  }
  return undefined;
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}
