// The token of a challenge: an encrypted JWT with all state of the challenge. Knows neither HTTP nor which tokens are
// spent.
import { isObject } from '@foyer/protocol/server';
import { EncryptJWT, errors, jwtDecrypt, type JWTPayload } from 'jose';
import type { KeyRing, Keys } from './key-ring.ts';
import type { SignedProof } from './proof-of-work.ts';

export interface TokenClaims {
  readonly tokenId: string;
  /** Seconds since 1970. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly form: string;
  readonly origin: string;
  /** The expected answer, where the challenge has a question. */
  readonly answer?: string;
  readonly proof?: SignedProof;
}

export interface TokenBinding {
  /** Identifies the endpoint: several may share a secret. */
  readonly audience: string;
  readonly now: number;
  /** Allowed clock difference between two machines, in seconds. */
  readonly clockSkew: number;
}

export type OpenedToken =
  | { readonly status: 'open'; readonly claims: TokenClaims; readonly keys: Keys }
  | { readonly status: 'expired'; readonly claims?: TokenClaims }
  | { readonly status: 'foreign' };

const maxTokenLength = 2_048;
/** Our tokens are not compressed; rejecting compression prevents decompression bombs. */
const accepted = {
  keyManagementAlgorithms: ['dir'],
  contentEncryptionAlgorithms: ['A256GCM'],
  maxDecompressedLength: 0,
};

export async function sealToken([keys]: KeyRing, claims: TokenClaims, audience: string): Promise<string> {
  return new EncryptJWT({ org: claims.origin, act: claims.form, ans: claims.answer, pow: claims.proof })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: keys.keyId })
    .setJti(claims.tokenId)
    .setIssuedAt(claims.issuedAt)
    .setExpirationTime(claims.expiresAt)
    .setAudience(audience)
    .encrypt(await imported(keys));
}

const cryptoKeys = new WeakMap<Keys, Promise<CryptoKey>>();

/** Cached: importing a key takes as long as using it. */
function imported(keys: Keys): Promise<CryptoKey> {
  const known = cryptoKeys.get(keys);
  if (known !== undefined) return known;
  const importing = crypto.subtle.importKey('raw', Buffer.from(keys.token), 'AES-GCM', false, ['encrypt', 'decrypt']);
  cryptoKeys.set(keys, importing);
  return importing;
}

export async function openToken(ring: KeyRing, token: string, binding: TokenBinding): Promise<OpenedToken> {
  if (token.length > maxTokenLength || !isCanonical(token)) return { status: 'foreign' };
  let used: Keys | undefined;
  try {
    const { payload } = await jwtDecrypt(
      token,
      ({ kid }) => {
        used = ring.find(({ keyId }) => keyId === kid);
        return used === undefined ? new Uint8Array() : imported(used);
      },
      {
        ...accepted,
        audience: binding.audience,
        currentDate: new Date(binding.now),
        clockTolerance: binding.clockSkew,
      },
    );
    const claims = readClaims(payload);
    if (claims === undefined || used === undefined) return { status: 'foreign' };
    if (claims.issuedAt * 1000 > binding.now + binding.clockSkew * 1000) return { status: 'foreign' };
    return { status: 'open', claims, keys: used };
  } catch (error) {
    if (!(error instanceof errors.JWTExpired)) return { status: 'foreign' };
    const claims = readClaims(error.payload);
    return { status: 'expired', ...(claims && { claims }) };
  }
}

/** Base64 has unused bits at its end: another encoding of the same bytes is not a token that we issued. */
function isCanonical(token: string): boolean {
  return token
    .split('.')
    .every((part) => /^[\w-]*$/.test(part) && Buffer.from(part, 'base64url').toString('base64url') === part);
}

function readClaims(payload: JWTPayload): TokenClaims | undefined {
  const { jti, iat, exp, org, act, ans, pow } = payload;
  if (typeof jti !== 'string' || typeof iat !== 'number' || typeof exp !== 'number') return undefined;
  if (typeof org !== 'string' || typeof act !== 'string') return undefined;
  const proof = readProof(pow);
  return {
    tokenId: jti,
    issuedAt: iat,
    expiresAt: exp,
    form: act,
    origin: org,
    ...(typeof ans === 'string' && { answer: ans }),
    ...(proof && { proof }),
  };
}

function readProof(value: unknown): SignedProof | undefined {
  if (!isObject(value)) return undefined;
  const { counter, parameters, signature } = value;
  return typeof counter === 'number' && isParameters(parameters) && typeof signature === 'string'
    ? { counter, parameters, signature }
    : undefined;
}

function isParameters(value: unknown): value is SignedProof['parameters'] {
  return isObject(value) && typeof value['nonce'] === 'string' && typeof value['cost'] === 'number';
}
