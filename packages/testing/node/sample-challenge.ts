// The response of `GET {endpoint}/challenge` in measurements of pages. The first counter solves its proof of work.
import type { Challenge } from '@foyer/protocol';

const challenge: Challenge = {
  v: 1,
  token: 'token',
  question: { a: 3, op: '+', b: 4 },
  pow: { algorithm: 'PBKDF2/SHA-256', nonce: '00', salt: '00', cost: 1, keyLength: 32, keyPrefix: '' },
  expiresIn: 1800,
  minFill: 0,
};

/** As JSON; `without` is the parameter of the same name in the query. */
export function sampleChallenge(without: string | null): string {
  return JSON.stringify(challenge, (name, value: unknown) => (name !== '' && name === without ? undefined : value));
}
