// Solves a challenge, or fails to in a way that a case is about.
import { isObject } from './expectation.ts';

/** Iterations of one derivation that the kit tries: about a second of a computer, and a minute of a phone. */
const MOST_COST = 1_000_000;

export type CaptchaKind = 'solved' | 'wrong' | 'wrong-pow' | 'answer-only' | 'pow-only' | 'broken' | 'arabic-digits';

export async function solveCaptcha(challenge: unknown, kind: CaptchaKind): Promise<Readonly<Record<string, unknown>>> {
  if (!isObject(challenge)) throw new Error('the server gave no challenge');
  const token = String(challenge['token']);
  const sum = isObject(challenge['question']) ? answerTo(challenge['question']) : undefined;
  const pow = isObject(challenge['pow']) && kind !== 'answer-only' ? await prove(challenge['pow']) : undefined;
  return {
    token: kind === 'broken' ? token.replace(/.(?=.{4}$)/, (letter) => (letter === 'A' ? 'B' : 'A')) : token,
    ...(sum !== undefined && kind !== 'pow-only' && { answer: written(sum, kind) }),
    ...(pow && { pow: kind === 'wrong-pow' ? { ...pow, counter: pow.counter + 1 } : pow }),
  };
}

function answerTo({ a, b, op }: Readonly<Record<string, unknown>>): number {
  return op === '-' ? Number(a) - Number(b) : Number(a) + Number(b);
}

function written(sum: number, kind: CaptchaKind): string {
  if (kind === 'wrong') return String(sum + 1);
  const digits = String(sum);
  return kind === 'arabic-digits'
    ? ` ${digits.replaceAll(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? '')} `
    : digits;
}

/** The first counter whose derived key begins with the prefix. */
async function prove(parameters: Readonly<Record<string, unknown>>): Promise<{ counter: number; derivedKey: string }> {
  const [nonce, salt] = [bytesOf(String(parameters['nonce'])), bytesOf(String(parameters['salt']))];
  const prefix = String(parameters['keyPrefix']);
  const iterations = Number(parameters['cost']);
  if (!(iterations <= MOST_COST))
    throw new Error(`the proof of work has cost ${String(parameters['cost'])}; at most ${MOST_COST} is tried`);
  const password = new Uint8Array(nonce.length + 4);
  password.set(nonce);
  for (let counter = 0; counter <= 10_000; counter += 1) {
    new DataView(password.buffer).setUint32(nonce.length, counter);
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
    const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
    const bits = await crypto.subtle.deriveBits(algorithm, key, Number(parameters['keyLength']) * 8);
    const derivedKey = hexOf(new Uint8Array(bits));
    if (derivedKey.startsWith(prefix)) return { counter, derivedKey };
  }
  throw new Error('no counter up to 10,000 solves the challenge');
}

export function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
