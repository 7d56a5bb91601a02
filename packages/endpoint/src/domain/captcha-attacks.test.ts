import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { test } from 'node:test';
import type { CaptchaAnswer, Problem, ProofOfWork } from '@foyer/protocol';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { CompactEncrypt } from 'jose';
import { contactMessage, solved, startEndpoint, temporaryFolder, type Visitor } from '../testing/visitor.ts';
import { type CaptchaPolicy, issueChallenge, judgeCaptcha } from './captcha.ts';
import { keyRing } from './key-ring.ts';

const secret = 'a secret of at least thirty-two characters';
const [keys] = keyRing([secret]);
const place = { form: 'contact', origin: 'https://example.org' };
const now = Date.UTC(2026, 10, 24, 12);
const policy: CaptchaPolicy = {
  keys: [keys],
  audience: async () => 'here',
  seconds: 1800,
  minFill: 2,
  required: [],
  now: () => now,
};

async function judge(captcha: CaptchaAnswer): Promise<string> {
  const verdict = await judgeCaptcha(policy, place, captcha);
  return verdict.status === 'refused' ? verdict.code : verdict.status;
}

async function question(): Promise<CaptchaAnswer> {
  return solved(await issueChallenge(policy, place, { without: 'pow' }));
}

test('a token with any changed character is foreign', async () => {
  const captcha = await question();
  const { token } = captcha;
  for (const index of token.split('').keys()) {
    const other = token[index] === 'A' ? 'B' : 'A';
    const tampered = token.slice(0, index) + other + token.slice(index + 1);
    assert.equal(await judge({ ...captcha, token: tampered }), 'captcha-foreign', `character ${index}`);
  }
  assert.equal(await judge(captcha), 'solved');
});

test('a token in another encoding of the same bytes is foreign', async () => {
  const captcha = await question();
  const { token } = captcha;
  const parts = token.split('.');
  const spellings = [
    `${token}=`,
    `${token}==`,
    ` ${token}`,
    `${token}\n`,
    token.replaceAll('_', '/').replaceAll('-', '+').concat('='),
    parts.map((part) => Buffer.from(part, 'base64url').toString('base64')).join('.'),
    `${token}.`,
    token.toUpperCase(),
    encodeURIComponent(token).replaceAll('.', '%2e'),
  ];
  for (const spelling of spellings) assert.equal(await judge({ ...captcha, token: spelling }), 'captcha-foreign');
  assert.equal(await judge(captcha), 'solved');
});

for (const [title, header, verdict] of [
  ['one with our header', { alg: 'dir', enc: 'A256GCM', kid: keys.keyId }, 'solved'],
  ['one without a key id', { alg: 'dir', enc: 'A256GCM' }, 'captcha-foreign'],
  ['one with a path as its key id', { alg: 'dir', enc: 'A256GCM', kid: '../../../dev/null' }, 'captcha-foreign'],
  ['a compressed one', { alg: 'dir', enc: 'A256GCM', kid: keys.keyId, zip: 'DEF' }, 'captcha-foreign'],
] as const) {
  test(`of tokens encrypted with the right key, ${title} is ${verdict}`, async () => {
    const seconds = Math.floor(now / 1000);
    const claims = {
      jti: 'x',
      iat: seconds,
      exp: seconds + 60,
      aud: 'here',
      org: place.origin,
      act: place.form,
      ans: '6',
    };
    const plaintext = new TextEncoder().encode(JSON.stringify(claims));
    const token = await new CompactEncrypt(plaintext).setProtectedHeader({ ...header }).encrypt(keys.token);
    assert.equal(await judge({ token, answer: '6' }), verdict);
  });
}

async function cheapKey({ nonce, salt, ...parameters }: ProofOfWork, counter: number, cost: number): Promise<string> {
  const number = Buffer.alloc(4);
  number.writeUInt32BE(counter);
  const password = Buffer.concat([Buffer.from(nonce, 'hex'), number]);
  const { derivedKey } = await deriveKey(
    { nonce, salt, ...parameters, cost },
    new Uint8Array(Buffer.from(salt, 'hex')),
    new Uint8Array(password),
  );
  return Buffer.from(derivedKey).toString('hex');
}

test('parameters of the proof of work in a message are ignored', async () => {
  const challenge = await issueChallenge(policy, place);
  const right = await solved(challenge);
  const boast = {
    cost: 10 ** 9,
    keyLength: 10 ** 6,
    keyPrefix: '',
    algorithm: 'PBKDF2/SHA-512',
    parameters: { cost: 1 },
  };
  assert.equal(await judge({ ...right, pow: { ...boast, ...right.pow! } }), 'solved');
  const { counter } = right.pow!;
  const cheap = { ...boast, cost: 1, counter, derivedKey: await cheapKey(challenge.pow!, counter, 1) };
  assert.equal(await judge({ ...right, pow: cheap }), 'wrong');
});

async function send(visitor: Visitor, message: unknown): Promise<string> {
  const response = await visitor.post('/contact', message);
  const { type } = (await response.json()) as Partial<Problem>;
  return `${response.status} ${type?.replace('urn:foyer:problem:', '') ?? ''}`.trim();
}

test('of two captchas in one message only the last is verified and spent', async (context) => {
  const { visitor } = await startEndpoint(context);
  const [first, last] = [await visitor.challenge('/contact'), await visitor.challenge('/contact')];
  const [unlooked, judged] = [await solved(first), await solved(last)];
  const twice = JSON.stringify(contactMessage(undefined)).replace(
    '{',
    `{"captcha":${JSON.stringify(unlooked)},"captcha":${JSON.stringify(judged)},`,
  );
  assert.equal(await send(visitor, twice), '202');
  assert.equal(await send(visitor, contactMessage(judged)), '422 captcha-used');
  assert.equal(await send(visitor, contactMessage(unlooked)), '202');
});

test('a challenge stays valid after a restart of the endpoint', async (context) => {
  const dataDirectory = temporaryFolder(context);
  const before = await startEndpoint(context, { dataDirectory });
  const captcha = await solved(await before.visitor.challenge('/contact'));
  await before.endpoint.close();
  const { visitor } = await startEndpoint(context, { dataDirectory });
  assert.equal(await send(visitor, contactMessage(captcha)), '202');
  assert.equal(await send(visitor, contactMessage(captcha)), '422 captcha-used');
});

test('a token stays spent while a slow clock still accepts it, also where expired ones were deleted', async (context) => {
  const dataDirectory = temporaryFolder(context);
  const before = await startEndpoint(context, { dataDirectory, now: () => now });
  const captcha = await solved(await before.visitor.challenge('/contact'));
  assert.equal(await send(before.visitor, contactMessage(captcha)), '202');
  await before.endpoint.close();
  const later = { dataDirectory, now: () => now + 1_830_000 };
  // Expired tokens are deleted at the start; closing waits for it.
  await (await startEndpoint(context, later)).endpoint.close();
  const { visitor } = await startEndpoint(context, later);
  assert.equal(await send(visitor, contactMessage(captcha)), '422 captcha-used');
});

test('a challenge stays valid after a rotation of the secret, until the secret is removed', async (context) => {
  const dataDirectory = temporaryFolder(context);
  const next = `the next ${secret}`;
  const before = await startEndpoint(context, { dataDirectory, secret });
  const captchas = [await before.visitor.challenge('/contact'), await before.visitor.challenge('/contact')];
  const [open, late] = await Promise.all(captchas.map(solved));
  await before.endpoint.close();
  const rotated = await startEndpoint(context, { dataDirectory, secret: [next, secret] });
  assert.equal(await send(rotated.visitor, contactMessage(open)), '202');
  assert.equal(await send(rotated.visitor, contactMessage(open)), '422 captcha-used');
  await rotated.endpoint.close();
  const { visitor } = await startEndpoint(context, { dataDirectory, secret: next });
  assert.equal(await send(visitor, contactMessage(late)), '422 captcha-foreign');
});

test('a token stays spent after a hundred thousand others', async (context) => {
  const { directory, visitor } = await startEndpoint(context);
  const captcha = await solved(await visitor.challenge('/contact'));
  assert.equal(await send(visitor, contactMessage(captcha)), '202');
  const database = new DatabaseSync(join(directory, 'foyer.sqlite'));
  const later = new Date(Date.now() + 3_600_000).toISOString();
  database
    .prepare(
      `with recursive others(n) as (values (1) union all select n + 1 from others where n < 100000)
       insert into spent_tokens (token_id, expires_at) select 'other ' || n, ? from others`,
    )
    .run(later);
  database.close();
  assert.equal(await send(visitor, contactMessage(captcha)), '422 captcha-used');
});

test('an answer of a million digits is refused', async (context) => {
  const { endpoint, visitor } = await startEndpoint(context);
  const { token } = await visitor.challenge('/contact?without=pow');
  const digits = '6'.repeat(1_000_000);
  assert.equal(await send(visitor, contactMessage({ token, answer: digits })), '413 too-large');
  const value = JSON.stringify({ token, answer: digits });
  assert.deepEqual(await endpoint.verifyCaptcha(value, { form: 'contact' }), { ok: false, code: 'captcha-wrong' });
});
