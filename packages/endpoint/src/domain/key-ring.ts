// The endpoint's secret and the keys derived from it. Knows nothing of where the secret is stored.
import { createHash, hkdfSync } from 'node:crypto';

export interface Keys {
  /** Identifies the secret without revealing it, so that a token finds its key after a rotation. */
  readonly keyId: string;
  readonly token: Uint8Array;
  readonly proofSignature: string;
  readonly proofKeySignature: string;
  readonly inboxSession: Uint8Array;
  readonly unsubscribeLink: Uint8Array;
}

/** The first key signs; the others only verify. */
export type KeyRing = readonly [Keys, ...Keys[]];

export const minSecretLength = 32;

export function keyRing([current, ...former]: readonly [string, ...string[]]): KeyRing {
  return [deriveKeys(current), ...former.map(deriveKeys)];
}

function deriveKeys(secret: string): Keys {
  return {
    keyId: createHash('sha256').update(`foyer key id ${secret}`).digest('hex').slice(0, 8),
    token: derive(secret, 'captcha token'),
    proofSignature: Buffer.from(derive(secret, 'proof of work')).toString('hex'),
    proofKeySignature: Buffer.from(derive(secret, 'proof of work key')).toString('hex'),
    inboxSession: derive(secret, 'inbox session'),
    unsubscribeLink: derive(secret, 'unsubscribe link'),
  };
}

function derive(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'foyer', purpose, 32));
}
