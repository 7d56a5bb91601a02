import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaptchaAnswer, Challenge } from '@foyer/protocol';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import fc from 'fast-check';
import { CompactEncrypt, UnsecuredJWT } from 'jose';
import { solved } from '../testing/visitor.ts';
import { type CaptchaPolicy, issueChallenge, judgeCaptcha } from './captcha.ts';
import { keyRing } from './key-ring.ts';

const secret = 'a secret of at least thirty-two characters';
const place = { form: 'contact', origin: 'https://example.org' };
const start = Date.UTC(2026, 10, 24, 12);

function policy(changes: Partial<CaptchaPolicy> = {}): CaptchaPolicy {
  return {
    keys: keyRing([secret]),
    audience: async () => 'here',
    seconds: 1800,
    minFill: 2,
    required: [],
    now: () => start,
    ...changes,
  };
}

async function judge(captcha: CaptchaAnswer | undefined, changes: Partial<CaptchaPolicy> = {}, where = place) {
  const verdict = await judgeCaptcha(policy(changes), where, captcha);
  return verdict.status === 'refused' ? verdict.code : verdict.status;
}

test('the right solution is accepted', async () => {
  assert.equal(await judge(await solved(await issueChallenge(policy(), place))), 'solved');
});

test('a challenge has operands from 1 to 9, and only what a solver needs', async () => {
  const { question, pow, expiresIn, minFill, v } = await issueChallenge(policy(), place);
  assert.ok(
    question && question.a >= 1 && question.a <= 9 && question.b >= 1 && question.b <= 9 && question.op === '+',
  );
  assert.deepEqual(Object.keys(pow ?? {}).sort(), ['algorithm', 'cost', 'keyLength', 'keyPrefix', 'nonce', 'salt']);
  assert.deepEqual([v, expiresIn, minFill, pow?.algorithm, pow?.cost], [1, 1800, 2, 'PBKDF2/SHA-256', 5000]);
});

test('a proof alone costs four times as much, and a question alone has no proof', async () => {
  const alone = await issueChallenge(policy(), place, { without: 'question' });
  assert.deepEqual([alone.question, alone.pow?.cost], [undefined, 20_000]);
  assert.equal(await judge(await solved(alone)), 'solved');
  const asked = await issueChallenge(policy(), place, { without: 'pow' });
  assert.deepEqual([typeof asked.question, asked.pow], ['object', undefined]);
  assert.equal(await judge(await solved(asked)), 'solved');
});

test('a token with one random change is foreign', async () => {
  const captcha = await solved(await issueChallenge(policy(), place));
  const { token } = captcha;
  const anywhere = fc.integer({ min: 0, max: token.length - 1 });
  const anything = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \0ü');
  await fc.assert(
    fc.asyncProperty(anywhere, anything, async (index, letter) => {
      fc.pre(token[index] !== letter);
      const tampered = token.slice(0, index) + letter + token.slice(index + 1);
      assert.equal(await judge({ ...captcha, token: tampered }), 'captcha-foreign');
    }),
    propertyRuns(2_000),
  );
});

test('a token with another last character is foreign, although some of its bits carry no data', async () => {
  const captcha = await solved(await issueChallenge(policy(), place));
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
    const token = captcha.token.slice(0, -1) + letter;
    assert.equal(await judge({ ...captcha, token }), token === captcha.token ? 'solved' : 'captcha-foreign');
  }
});

test('tokens of other systems are foreign', async () => {
  const payload = {
    jti: 'x',
    iat: start / 1000,
    exp: start / 1000 + 60,
    aud: 'here',
    org: place.origin,
    act: place.form,
  };
  const plaintext = new TextEncoder().encode(JSON.stringify(payload));
  const header = { alg: 'dir', enc: 'A128CBC-HS256', kid: keyRing([secret])[0].keyId };
  const otherCipher = new CompactEncrypt(plaintext).setProtectedHeader(header).encrypt(keyRing([secret])[0].token);
  for (const token of [new UnsecuredJWT(payload).encode(), await otherCipher, 'x', '.....', `${'x'.repeat(3000)}`]) {
    assert.equal(await judge({ token, answer: '6' }), 'captcha-foreign');
  }
});

test('a token of another secret, audience, form or origin is foreign', async () => {
  const captcha = await solved(await issueChallenge(policy(), place));
  assert.equal(await judge(captcha, { keys: keyRing([`another ${secret}`]) }), 'captcha-foreign');
  assert.equal(await judge(captcha, { audience: async () => 'elsewhere' }), 'captcha-foreign');
  assert.equal(await judge(captcha, {}, { ...place, form: 'newsletter' }), 'captcha-foreign');
  assert.equal(await judge(captcha, {}, { ...place, origin: 'https://example.com' }), 'captcha-foreign');
});

test('a token stays valid after a rotation of the secret', async () => {
  const captcha = await solved(await issueChallenge(policy(), place));
  assert.equal(await judge(captcha, { keys: keyRing([`the next ${secret}`, secret]) }), 'solved');
});

for (const [secondsLater, seconds, verdict] of [
  [0, 1800, 'solved'],
  [1800, 1800, 'solved'],
  [1859, 1800, 'solved'],
  [1861, 1800, 'captcha-expired'],
  [2, 1, 'captcha-expired'],
  [-59, 1800, 'solved'],
  [-62, 1800, 'captcha-foreign'],
] as const) {
  test(`a token with a lifetime of ${seconds} s is ${verdict} after ${secondsLater} s`, async () => {
    const captcha = await solved(await issueChallenge(policy({ seconds }), place, { without: 'pow' }));
    assert.equal(await judge(captcha, { seconds, now: () => start + secondsLater * 1000 }), verdict);
  });
}

for (const [given, verdict] of [
  [' % ', 'solved'],
  ['%\n', 'solved'],
  ['%.0', 'wrong'],
  ['0%', 'wrong'],
  ['%e0', 'wrong'],
  ['0x%', 'wrong'],
  ['-%', 'wrong'],
  ['', 'wrong'],
  ['six', 'wrong'],
  ['9'.repeat(60_000), 'wrong'],
] as const) {
  test(`the answer ${JSON.stringify(given.slice(0, 6))} is ${verdict} (% stands for the right one)`, async () => {
    const challenge = await issueChallenge(policy(), place, { without: 'pow' });
    const { token, answer = '' } = await solved(challenge);
    assert.equal(await judge({ token, answer: given.replace('%', answer) }), verdict);
  });
}

for (const zero of [0x0660, 0xff10, 0x0966]) {
  test(`digits of the script at U+${zero.toString(16)} are accepted`, async () => {
    const { token, answer = '' } = await solved(await issueChallenge(policy(), place, { without: 'pow' }));
    const digits = [...answer].map((digit) => String.fromCodePoint(zero + Number(digit))).join('');
    assert.equal(await judge({ token, answer: digits }), 'solved');
  });
}

async function keyFor({ pow }: Challenge, counter: number): Promise<string> {
  const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'));
  const password = Buffer.alloc(4);
  password.writeUInt32BE(counter);
  const nonce = Buffer.concat([bytes(pow!.nonce), password]);
  const { derivedKey } = await deriveKey({ ...pow!, cost: pow!.cost }, bytes(pow!.salt), nonce);
  return Buffer.from(derivedKey).toString('hex');
}

test('a forged proof of work is wrong', async () => {
  const challenge = await issueChallenge(policy(), place);
  const other = await issueChallenge(policy(), place);
  const right = await solved(challenge);
  const { counter, derivedKey } = right.pow!;
  const lies = {
    'counter 0 and its derived key': { counter: 0, derivedKey: await keyFor(challenge, 0) },
    'the right key with another counter': { counter: counter + 1, derivedKey },
    'a key with only the right prefix': { counter, derivedKey: `${challenge.pow!.keyPrefix}${'0'.repeat(32)}` },
    'the proof of another challenge': (await solved(other)).pow!,
    'a key in upper case': { counter, derivedKey: derivedKey.toUpperCase() },
    'a counter that is not a number': { counter: Number.NaN, derivedKey },
    'a counter above the limit': { counter: 10_001, derivedKey },
  };
  for (const [lie, pow] of Object.entries(lies)) {
    assert.equal(await judge({ ...right, pow }), 'wrong', lie);
  }
  assert.equal(await judge(right), 'solved');
});

test('a solution without token, answer or proof is missing', async () => {
  const { token, answer, pow } = await solved(await issueChallenge(policy(), place));
  assert.equal(await judge(undefined), 'captcha-missing');
  assert.equal(await judge({ token: '' }), 'captcha-missing');
  assert.equal(await judge({ token, answer: answer! }), 'captcha-missing');
  assert.equal(await judge({ token, pow: pow! }), 'captcha-missing');
});
